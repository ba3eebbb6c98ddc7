const rate = 22_050;
const notes = [523.25, 659.25, 783.99];

/** Three soft notes on the chosen speaker. Not every browser lets one choose: it plays on the system's then. */
export async function playTestSound(speaker: string | undefined): Promise<void> {
  const url = URL.createObjectURL(toWav(makeNotes()));
  const audio = new Audio(url);
  audio.addEventListener('ended', () => URL.revokeObjectURL(url), { once: true });
  if (speaker && 'setSinkId' in audio) await audio.setSinkId(speaker).catch(() => {});
  await audio.play();
}

function makeNotes(): Int16Array {
  const length = Math.round(rate * 0.22);
  const samples = new Int16Array(length * notes.length);
  for (const [index, pitch] of notes.entries())
    for (let at = 0; at < length; at += 1) {
      const loudness = Math.sin((Math.PI * at) / length) * 0.35;
      samples[index * length + at] = Math.sin((2 * Math.PI * pitch * at) / rate) * loudness * 32_767;
    }
  return samples;
}

/** A RIFF file of one channel, 16 bit PCM. */
function toWav(samples: Int16Array): Blob {
  const head = new DataView(new ArrayBuffer(44));
  const text = (at: number, word: string) => {
    for (let index = 0; index < word.length; index += 1) head.setUint8(at + index, word.charCodeAt(index));
  };
  text(0, 'RIFF');
  head.setUint32(4, 36 + samples.byteLength, true);
  text(8, 'WAVEfmt ');
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, rate, true);
  head.setUint32(28, rate * 2, true);
  head.setUint16(32, 2, true);
  head.setUint16(34, 16, true);
  text(36, 'data');
  head.setUint32(40, samples.byteLength, true);
  return new Blob([head.buffer, samples.slice().buffer], { type: 'audio/wav' });
}
