import type { Clip, ClipInfo, VideoInfo } from '../clip.js';
import { throwIfCancelled } from '../errors.js';
import type { BytePixels } from '../images/pixels.js';
import { type OpenClipOptions, openClip } from './open-clip.js';
import { RgbScaler } from './rgb-scaler.js';

/** A recipe whose pictures are looked at one by one, in any order. */
export interface OpenedPictures extends AsyncDisposable {
  readonly info: ClipInfo;
  /**
   * Frame n as packed RGB, its longest side at most `maxSide`; smaller pictures stay. Calls that overlap wait for each
   * other; one whose signal is cancelled by then is not made.
   */
  picture(n: number, options: { readonly maxSide: number; readonly signal?: AbortSignal }): Promise<BytePixels>;
}

/** Opens a recipe for looking at: what its operations prepare is kept from one picture to the next. */
export async function openPictures(clip: Clip, options: OpenClipOptions): Promise<OpenedPictures> {
  const opened = await openClip(clip, options);
  const sizes = new Map<number, SizedScaler>();
  let last: Promise<unknown> = Promise.resolve();
  const make = async (n: number, maxSide: number, signal?: AbortSignal): Promise<BytePixels> => {
    throwIfCancelled(signal);
    using frame = await opened.frame(n);
    const { width, height, scaler } = scalerFor(sizes, opened.info.video as VideoInfo, maxSide);
    const data = new Uint8Array(width * height * 3);
    await scaler.scale(frame, data);
    return { width, height, channels: 3, data };
  };
  return {
    info: opened.info,
    picture(n, { maxSide, signal }) {
      const next = last.then(() => make(n, maxSide, signal));
      last = next.catch(() => undefined);
      return next;
    },
    async [Symbol.asyncDispose]() {
      await last;
      for (const { scaler } of sizes.values()) scaler[Symbol.dispose]();
      await opened[Symbol.asyncDispose]();
    },
  };
}

interface SizedScaler {
  readonly width: number;
  readonly height: number;
  readonly scaler: RgbScaler;
}

function scalerFor(known: Map<number, SizedScaler>, { width, height }: VideoInfo, maxSide: number): SizedScaler {
  const found = known.get(maxSide);
  if (found) return found;
  const factor = Math.min(1, maxSide / Math.max(width, height));
  const size = { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
  const made = { ...size, scaler: new RgbScaler(size.width, size.height) };
  known.set(maxSide, made);
  return made;
}
