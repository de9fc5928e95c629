import type { Frame, FrameContext, VideoInfo } from '@talkgraph/media';
import type { BackgroundOptions } from './background-options.js';
import type { Cutout } from './cutout.js';
import { SideFader } from './fade-sides.js';
import { layCutout } from './lay-cutout.js';
import { matchLight } from './match-light.js';
import type { OpenBackdrop } from './open-backdrop.js';
import type { Cutter } from './open-cutter.js';
import { placePerson } from './person-place.js';
import { SoftShadow } from './soft-shadow.js';

/** The place and light of a person, decided once for the whole clip. */
export interface Scene {
  lay(cutout: Cutout, onto: Frame): void;
}

/** Looks at the first frame, so that place and light are the same whichever frame is made first. */
export async function openScene(
  options: BackgroundOptions,
  person: VideoInfo,
  context: FrameContext,
  cutter: Cutter,
  backdrop: OpenBackdrop,
): Promise<Scene> {
  using first = await context.readFrame(0, 0);
  using behind = context.inputs.length > 1 ? await context.readFrame(1, 0) : undefined;
  const cutout = await cutter.cut(first, false);
  const place = placePerson(cutout, options);
  const { width, height, light, shadow: depth } = options;
  using background = context.allocate(width, height, first);
  backdrop.paint(background, behind, context);
  const tables = light > 0 ? matchLight(cutout, background, light) : undefined;
  const shadow = depth > 0 ? new SoftShadow(width, height, depth) : undefined;
  const fader = new SideFader(person.width, person.height, place, width, height);
  return {
    lay(cutout, onto) {
      fader.fade(cutout);
      shadow?.cast(cutout, place, onto);
      layCutout(cutout, place, tables, onto);
    },
  };
}
