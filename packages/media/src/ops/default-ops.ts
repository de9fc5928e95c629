import type { FrameOp } from '../frame-op.js';
import { concatOp } from './concat.js';
import { cropOp } from './crop.js';
import { loopOp } from './loop.js';
import { mixOp } from './mix.js';
import { padOp } from './pad.js';
import { replaceAudioOp } from './replace-audio.js';
import { retimeOp } from './retime.js';
import { scaleToFitOp } from './scale-to-fit.js';
import { silenceOp } from './silence.js';
import { sourceOp } from './source.js';
import { stillOp } from './still.js';
import { tagOp } from './tag.js';
import { takeAudioOp } from './take-audio.js';
import { trimOp } from './trim.js';
import { volumeOp } from './volume.js';

/** The operations this package brings. Renders are given a list; add your own to it. */
export const defaultOps: readonly FrameOp[] = Object.freeze([
  sourceOp,
  stillOp,
  trimOp,
  loopOp,
  retimeOp,
  scaleToFitOp,
  cropOp,
  padOp,
  replaceAudioOp,
  concatOp,
  takeAudioOp,
  volumeOp,
  mixOp,
  silenceOp,
  tagOp,
]);
