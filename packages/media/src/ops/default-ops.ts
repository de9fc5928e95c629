import type { FrameOp } from '../frame-op.js';
import { addSubtitlesOp } from './add-subtitles.js';
import { backdropOp } from './backdrop.js';
import { burnSubtitlesOp } from './burn-subtitles.js';
import { concatOp } from './concat.js';
import { cropOp } from './crop.js';
import { loopOp } from './loop.js';
import { mixOp } from './mix.js';
import { overlayOp } from './overlay.js';
import { padOp } from './pad.js';
import { pictureInPictureOp } from './picture-in-picture.js';
import { replaceAudioOp } from './replace-audio.js';
import { retimeOp } from './retime.js';
import { scaleToFitOp } from './scale-to-fit.js';
import { silenceOp } from './silence.js';
import { sourceOp } from './source.js';
import { stillOp } from './still.js';
import { tagOp } from './tag.js';
import { takeAudioOp } from './take-audio.js';
import { titlesOp } from './titles.js';
import { transitionOp } from './transition.js';
import { trimOp } from './trim.js';
import { volumeOp } from './volume.js';
import { volumeCurveOp } from './volume-curve.js';

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
  overlayOp,
  pictureInPictureOp,
  transitionOp,
  volumeCurveOp,
  burnSubtitlesOp,
  addSubtitlesOp,
  backdropOp,
  titlesOp,
]);
