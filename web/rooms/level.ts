import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';

/** Steps of the meter. */
export const levelSteps = 12;
const everyMs = 80;
const quietDb = -60;

/** How loud a track is now, 0 to `levelSteps`. */
export function createLevel(track: Accessor<MediaStreamTrack | undefined>): Accessor<number> {
  const [level, setLevel] = createSignal(0);
  createEffect(() => {
    const heard = track();
    setLevel(0);
    if (heard) onCleanup(makeMeter(heard, setLevel));
  });
  return level;
}

function makeMeter(track: MediaStreamTrack, tell: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  // A page that nobody has touched yet may have to wait for the first click.
  const resume = () => void context.resume();
  document.addEventListener('pointerdown', resume, { once: true });
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    tell(stepOf(samples));
  }, everyMs);
  return () => {
    clearInterval(timer);
    document.removeEventListener('pointerdown', resume);
    void context.close();
  };
}

/** Loudness on a scale in decibels, as ears hear it. */
export function stepOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibels = 10 * Math.log10(power + 1e-12);
  return Math.max(0, Math.min(levelSteps, Math.round(((decibels - quietDb) / -quietDb) * levelSteps)));
}
