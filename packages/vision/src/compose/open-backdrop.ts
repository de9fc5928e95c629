import { type Clip, type Frame, type FrameContext, matchMatrix, parseColour, type VideoInfo } from '@talkgraph/media';
import { visionParams } from '../errors.js';
import { matteGrid } from '../matte/matte-grid.js';
import type { BackgroundOptions } from './background-options.js';
import { BlurredBackdrop } from './blurred-backdrop.js';
import type { Cutout } from './cutout.js';
import type { Cutter } from './open-cutter.js';
import { paintBackdrop } from './plain-backdrop.js';

/** Paints what is seen behind the person over a whole frame. */
export interface OpenBackdrop {
  /**
   * @param behind the frame of the background's clip, where there is one
   * @param covered the cutout, if it will be laid over the picture as filmed: what it hides need not be painted
   */
  paint(onto: Frame, behind: Frame | undefined, context: Pick<FrameContext, 'allocate'>, covered?: Cutout): void;
}

/** Makes the painter of a clip's backdrop. A blurred one paints what the cutter saw last. */
export function openBackdrop(clip: Clip, options: BackgroundOptions, person: VideoInfo, cutter: Cutter): OpenBackdrop {
  const { backdrop } = options;
  if (backdrop.kind === 'clip') {
    return clip.inputs[1]?.op === 'still' ? paintedOnce(copyBackground) : { paint: copyBackground };
  }
  if (backdrop.kind === 'colour') {
    const [top, bottom] = [parseColour(backdrop.top), parseColour(backdrop.bottom)];
    return paintedOnce((frame) => paintBackdrop(frame, top, bottom));
  }
  const seer = cutter.person;
  if (!seer || options.width !== person.width || options.height !== person.height) {
    throw visionParams({ op: clip.op, what: 'a blurred background has another size than the person' });
  }
  const { width, height } = person;
  const blurred = new BlurredBackdrop(width, height, matteGrid(width, height), backdrop.strength);
  return {
    paint: (onto, _behind, _context, covered) => blurred.paint(seer.seen.picture, seer.seen.matte, onto, covered),
  };
}

function copyBackground(onto: Frame, behind: Frame | undefined, context: Pick<FrameContext, 'allocate'>): void {
  const matched = matchMatrix(behind as Frame, onto, context);
  copyPlanes(matched, onto);
  if (matched !== behind) matched[Symbol.dispose]();
}

/** A backdrop that is the same in every frame is painted into the first and copied to the others. */
function paintedOnce(paint: OpenBackdrop['paint']): OpenBackdrop {
  let painted: Pick<Frame, 'y' | 'u' | 'v' | 'colour'> | undefined;
  return {
    paint(onto, behind, context) {
      if (painted?.colour.matrix === onto.colour.matrix) return copyPlanes(painted, onto);
      paint(onto, behind, context);
      painted = { y: onto.y.slice(), u: onto.u.slice(), v: onto.v.slice(), colour: onto.colour };
    },
  };
}

function copyPlanes({ y, u, v }: Pick<Frame, 'y' | 'u' | 'v'>, onto: Frame): void {
  onto.y.set(y);
  onto.u.set(u);
  onto.v.set(v);
}
