/**
 * Takes out of a picture what cameras and programs write into it beside the picture: place, device, time, owner, comments.
 * Nothing is compressed anew: colours, quality and (in JPEG) the way up stay. What can not be read comes back as it is.
 */
export function withoutCameraData(type: string, picture: Buffer): Buffer {
  if (type === 'image/jpeg') return cleanJpeg(picture);
  if (type === 'image/png') return cleanPng(picture);
  if (type === 'image/webp') return cleanWebp(picture);
  return picture;
}

/** JFIF, colour profile and Adobe's colour mark stay, of Exif only the way up (ISO 10918-1, segments APP0 to APP15 and COM). */
function cleanJpeg(picture: Buffer): Buffer {
  const kept: Buffer[] = [picture.subarray(0, 2)];
  let turn = 1;
  let at = 2;
  while (at + 4 <= picture.length && picture[at] === 0xff) {
    const marker = picture[at + 1] ?? 0;
    if (marker === 0xda) break;
    const end = at + 2 + picture.readUInt16BE(at + 2);
    if (end > picture.length) return picture;
    const segment = picture.subarray(at, end);
    const personal = (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee) || marker === 0xfe;
    if (marker === 0xe1) turn = orientationOf(segment) ?? turn;
    // APP2 also carries further pictures (MPF) with data of their own.
    if (!personal && !(marker === 0xe2 && !segment.includes('ICC_PROFILE'))) kept.push(segment);
    at = end;
  }
  const [start = picture, ...rest] = kept;
  const scan = picture.subarray(at, endOfImage(picture, at));
  return Buffer.concat([start, ...(turn === 1 ? [] : [orientationSegment(turn)]), ...rest, scan]);
}

/** Walks the scans to the end of the picture: behind it some devices append others, with data of their own. */
function endOfImage(picture: Buffer, from: number): number {
  let at = from;
  while (at + 4 <= picture.length) {
    const marker = picture[at + 1] ?? 0;
    if (picture[at] !== 0xff || marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7)) at += 1;
    else if (marker === 0xd9) return at + 2;
    else at += 2 + picture.readUInt16BE(at + 2);
    at = Math.max(at, picture.indexOf(0xff, at));
  }
  return picture.length;
}

/** Tag 0x0112 of the first directory (Exif 2.3, 4.6.4). */
function orientationOf(segment: Buffer): number | undefined {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0') return undefined;
  const tiff = segment.subarray(10);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  try {
    const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
    for (let entry = 0; entry < short(directory); entry++) {
      const at = directory + 2 + entry * 12;
      if (short(at) === 0x0112) return short(at + 8);
    }
  } catch {
    // A directory that points outside says nothing.
  }
  return undefined;
}

function orientationSegment(turn: number): Buffer {
  const segment = Buffer.alloc(36);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(34, 2);
  segment.write('Exif\0\0MM\0*', 4, 'latin1');
  segment.writeUInt32BE(8, 14);
  segment.writeUInt16BE(1, 18);
  segment.writeUInt16BE(0x0112, 20);
  segment.writeUInt16BE(3, 22);
  segment.writeUInt32BE(1, 24);
  segment.writeUInt16BE(turn, 28);
  return segment;
}

const personalChunks = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

/** Chunks of PNG (ISO 15948): length, name, data, checksum. What follows the last one is no part of the picture. */
function cleanPng(picture: Buffer): Buffer {
  const kept: Buffer[] = [picture.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= picture.length) {
    const end = at + 12 + picture.readUInt32BE(at);
    const name = picture.toString('latin1', at + 4, at + 8);
    if (end > picture.length) return picture;
    if (!personalChunks.has(name)) kept.push(picture.subarray(at, end));
    at = end;
    if (name === 'IEND') break;
  }
  return Buffer.concat(kept);
}

/** Chunks of WebP (RIFF): name, length, data, padded to even; the flags for Exif and XMP stand in `VP8X`. */
function cleanWebp(picture: Buffer): Buffer {
  if (picture.length < 12) return picture;
  const whole = Math.min(picture.length, picture.readUInt32LE(4) + 8);
  const kept: Buffer[] = [];
  let at = 12;
  while (at + 8 <= whole) {
    const size = picture.readUInt32LE(at + 4);
    const end = Math.min(at + 8 + size + (size % 2), whole);
    const name = picture.toString('latin1', at, at + 4);
    const chunk = Buffer.from(picture.subarray(at, end));
    if (name === 'VP8X' && chunk.length > 8) chunk[8] = (chunk[8] ?? 0) & ~0b1100;
    if (name !== 'EXIF' && name !== 'XMP ') kept.push(chunk);
    at = end;
  }
  const body = Buffer.concat(kept);
  const head = Buffer.from(picture.subarray(0, 12));
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}
