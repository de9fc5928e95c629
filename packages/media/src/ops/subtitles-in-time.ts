import type { ClipInfo, FileFacts, SoftSubtitles } from '../clip.js';
import { keptFile } from './kept-file.js';

type TimedText = SoftSubtitles['cues'][number];

/** Seconds of an input that are played at a time of the result. */
export interface PlayedPart {
  readonly input: number;
  readonly fromSeconds: number;
  readonly seconds: number;
  /** When they are played. */
  readonly atSeconds: number;
}

/**
 * What an operation that changes times hands on: as `keptFile`, with subtitles moved to where their speech now is, and
 * those whose speech is gone left out. Tracks of one language and title become one.
 */
export function fileInTime(inputs: readonly ClipInfo[], parts: readonly PlayedPart[]): { readonly file?: FileFacts } {
  const kept = keptFile(inputs);
  if (!inputs.some(({ file }) => file?.subtitles)) return kept;
  const { subtitles: _untimed, ...file } = kept.file ?? {};
  const tracks = new Map<string, { readonly track: SoftSubtitles; readonly cues: TimedText[] }>();
  for (const part of parts) {
    for (const track of inputs[part.input]?.file?.subtitles ?? []) {
      const key = `${track.language}\n${track.title ?? ''}`;
      const known = tracks.get(key) ?? { track, cues: [] };
      known.cues.push(...cuesOf(track, part));
      tracks.set(key, known);
    }
  }
  const subtitles = [...tracks.values()].map(({ track, cues }) => ({ ...track, cues: joined(cues) }));
  const heard = subtitles.filter(({ cues }) => cues.length > 0);
  if (heard.length === 0 && Object.keys(file).length === 0) return {};
  return { file: { ...file, ...(heard.length > 0 && { subtitles: heard }) } };
}

/** Cues in order, those that were cut in two put together again. */
function joined(cues: readonly TimedText[]): TimedText[] {
  const whole: TimedText[] = [];
  for (const cue of [...cues].sort((a, b) => a.startSeconds - b.startSeconds)) {
    const last = whole.at(-1);
    const goesOn = last && last.text === cue.text && Math.abs(cue.startSeconds - last.endSeconds) < 0.001;
    if (goesOn) whole[whole.length - 1] = { ...last, endSeconds: cue.endSeconds };
    else whole.push(cue);
  }
  return whole;
}

/** A rest of a cue shorter than this is no use to a reader. */
const shortest = 0.2;

function cuesOf({ cues }: SoftSubtitles, { fromSeconds, seconds, atSeconds }: PlayedPart): SoftSubtitles['cues'] {
  return cues.flatMap((cue) => {
    const start = Math.max(cue.startSeconds, fromSeconds);
    const end = Math.min(cue.endSeconds, fromSeconds + seconds);
    const whole = start === cue.startSeconds && end === cue.endSeconds;
    if (end - start < (whole ? 0.001 : shortest)) return [];
    const shift = atSeconds - fromSeconds;
    return [{ ...cue, startSeconds: start + shift, endSeconds: end + shift }];
  });
}
