import { type Frame, type FrameContext, parseColour, type VideoInfo } from '@talkgraph/media';
import { screenNotFound } from '../errors.js';
import { ScreenCutter } from '../key/screen-cutter.js';
import { findScreen, keyTables, type ScreenColour } from '../key/screen-key.js';
import { PersonCutter } from '../matte/person-cutter.js';
import type { BackgroundServices } from './background-op.js';
import type { CutMode } from './background-options.js';
import type { Cutout } from './cutout.js';
import { toYuv } from './plain-backdrop.js';

/** Cuts the person out of one frame after another, in one of the ways there are. */
export interface Cutter {
  /** The cutout is overwritten by the next call. `continues`: the frame follows the one before. */
  cut(frame: Frame, continues: boolean): Cutout | Promise<Cutout>;
  /** The one that looks for people, for those who want to know what it saw. */
  readonly person?: PersonCutter;
}

/** Makes the cutter of the first input. @throws VISION_SCREEN_NOT_FOUND */
export async function openCutter(mode: CutMode, context: FrameContext, services: BackgroundServices): Promise<Cutter> {
  const { width, height } = context.inputs[0] as VideoInfo;
  if (mode.kind === 'person') {
    const person = new PersonCutter(await services.matte(), width, height, mode);
    return { person, cut: (frame, continues) => person.cut(frame, continues) };
  }
  using first = await context.readFrame(0, 0);
  const screen = mode.colour === undefined ? findScreen(first) : screenOf(mode.colour, first);
  if (!screen) throw screenNotFound({});
  const cutter = new ScreenCutter(width, height, keyTables(screen, mode));
  return { cut: (frame) => cutter.cut(frame) };
}

function screenOf(colour: string, { colour: as }: Frame): ScreenColour {
  const [y, u, v] = toYuv(parseColour(colour), as);
  return { y, u, v };
}
