import type { SpeechStretch } from '../sound/vad/speech-parts.js';

/** A stretch with its samples. */
export interface StretchSound {
  readonly stretch: SpeechStretch;
  readonly samples: Float32Array;
}

/** Cuts stretches out of a sound (mono) that is read once; they are in order and do not overlap. */
export async function* stretchesOf(
  sound: AsyncIterable<Float32Array>,
  stretches: readonly SpeechStretch[],
  sampleRate: number,
): AsyncGenerator<StretchSound> {
  const waiting = stretches.map((stretch) => ({
    stretch,
    from: Math.round(stretch.startSeconds * sampleRate),
    to: Math.round(stretch.endSeconds * sampleRate),
  }));
  let next = waiting.shift();
  let samples = new Float32Array(next ? next.to - next.from : 0);
  let position = 0;
  for await (const chunk of sound) {
    const end = position + chunk.length;
    while (next && next.from < end) {
      const [from, to] = [Math.max(next.from, position), Math.min(next.to, end)];
      samples.set(chunk.subarray(from - position, to - position), from - next.from);
      if (next.to > end) break;
      yield { stretch: next.stretch, samples };
      next = waiting.shift();
      samples = new Float32Array(next ? next.to - next.from : 0);
    }
    if (!next) return;
    position = end;
  }
  // The last stretch may reach a few samples beyond the end, by rounding.
  if (next && position > next.from) yield { stretch: next.stretch, samples: samples.subarray(0, position - next.from) };
}

/** Joins neighbours as long as they fit into one stretch: whoever listens understands more from more. */
export function joinStretches(stretches: readonly SpeechStretch[], longestSeconds: number): readonly SpeechStretch[] {
  const joined: SpeechStretch[] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1);
    const fits = last && stretch.endSeconds - last.startSeconds <= longestSeconds;
    if (fits && stretch.startSeconds - last.endSeconds <= longestPause) {
      joined[joined.length - 1] = { startSeconds: last.startSeconds, endSeconds: stretch.endSeconds };
    } else joined.push(stretch);
  }
  return joined;
}

/** Longer pauses are not worth listening to. */
const longestPause = 1;
