import { AppError } from '../../shared/errors.ts';
import { createTurns } from './turns.ts';

/** Twice the 320 px that a picture takes in a message, for fine screens. */
const thumbnailEdge = 640;
const mostPixels = 60_000_000;
/** A picture is held in memory while it is looked at. */
export const mostPictureBytes = 40_000_000;

export type Picture = { width: number; height: number; thumbnail: Buffer };

const alone = createTurns(1);

/** Comes with the first picture. One decoder at a time and process, in libuv's threads: a few large ones must not take the machine. */
async function loadSharp() {
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}

/** Decodes a picture: its size as it is shown, and a small one without any metadata. What can not be read is `file_broken`. */
export function readPicture(bytes: Buffer): Promise<Picture> {
  return alone(async () => {
    const sharp = await loadSharp();
    try {
      const options = { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true } as const;
      const { width, height, orientation = 1 } = await sharp(bytes, options).metadata();
      const thumbnail = await sharp(bytes, options)
        .timeout({ seconds: 20 })
        .autoOrient()
        .resize({ width: thumbnailEdge, height: thumbnailEdge, fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 80 })
        .toBuffer();
      return orientation >= 5 ? { width: height, height: width, thumbnail } : { width, height, thumbnail };
    } catch {
      throw new AppError('file_broken');
    }
  });
}
