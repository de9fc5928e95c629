import { mediaNoVideo } from '../errors.js';
import { constantRate } from '../plan/constant-rate.js';
import { firstPicture } from './first-picture.js';
import { MediaInput } from './media-input.js';
import { scanFrames } from './scan-frames.js';
import type { SourceFacts } from './source-cursor.js';

/**
 * Reads a video file's packets and first picture: all that a reader must know. Nothing but the packets is read through;
 * the same file always gives the same facts.
 */
export async function readSourceFacts(path: string, signal?: AbortSignal): Promise<SourceFacts> {
  await using input = await MediaInput.open(path);
  const stream = input.video;
  if (!stream) throw mediaNoVideo({ path });
  const times = await scanFrames(input, stream, signal);
  await using again = await MediaInput.open(path);
  const picture = await firstPicture(again, again.video ?? stream, signal);
  const rate = constantRate(times, [stream.rFrameRate, stream.avgFrameRate]);
  return {
    path,
    times,
    rate,
    geometry: picture.geometry,
    deinterlace: picture.interlaced,
    ...(rate.sourceFrames && { sourceFrames: rate.sourceFrames }),
  };
}
