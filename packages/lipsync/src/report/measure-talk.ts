import type { WorkOptions } from '../contract.js';
import type { LipSyncControls } from '../controls.js';
import type { FaceTrack } from '../face-track.js';
import type { MouthTrack } from '../mouth-track.js';
import type { PlaylistIndex } from '../talk/loop/playlist-index.js';
import { sampleMouthTrack } from '../viseme/sample-mouth-track.js';
import { gatherSeries } from './gather-series.js';
import type { Measurements } from './measurements.js';
import { frameTime } from './measures/frame-time.js';
import { measureClosures } from './measures/measure-closures.js';
import { measureJitter } from './measures/measure-jitter.js';
import { measureOwnMotion } from './measures/measure-own-motion.js';
import { measureStillness } from './measures/measure-stillness.js';
import { measureSync } from './measures/measure-sync.js';
import { type Curve, pairWithCurve } from './measures/mouth-series.js';
import { envelopeAt } from './measures/speech-envelope.js';
import { spreadWindows } from './measures/spread-windows.js';
import { deviation } from './measures/statistics.js';
import type { PictureSource, ReadMeshNear } from './picture-source.js';

/** What a result is measured against. */
export interface TalkMeasureInput {
  readonly output: PictureSource;
  /**
   * The template's pictures at the same size: the clip that was given to the backend. Without them pixels are not
   * compared, and the face track is taken to be the output's own.
   */
  readonly template?: PictureSource;
  /** Which template frame each output frame was made from. */
  readonly playlist: PlaylistIndex;
  /** Frames of the finished file; those beyond the playlist are not looked at. */
  readonly outputFrames: number;
  readonly framesPerSecond: number;
  readonly faceTrack: FaceTrack;
  readonly mouthTrack: MouthTrack;
  readonly controls: LipSyncControls;
  readonly still: boolean;
  readonly readMesh: ReadMeshNear;
  /** Loudness of the voice from `envelopeMeter`; without it the mouth is compared with the mouth track only. */
  readonly envelope?: Float32Array;
}

/**
 * Looks at a finished talking video and measures how well it follows its sound and its template. Face meshes are read
 * from every frame of at most 20 seconds, pixels are compared every 0.4 s of those; the rest of a long video is not
 * looked at. Formulas are in the `measures/` files.
 */
export async function measureTalk(input: TalkMeasureInput, options: WorkOptions = {}): Promise<Measurements> {
  const { playlist, framesPerSecond: fps, mouthTrack, controls } = input;
  const windows = spreadWindows(Math.min(playlist.frameCount, input.outputFrames), fps);
  const gathered = await gatherSeries(input, windows, options);
  const { series } = gathered;
  const asked = askedOpening(input);
  const lateSeconds = controls.offsetMs / 1000;
  const { envelope } = input;
  const voice: Curve | undefined = envelope && ((seconds) => envelopeAt(envelope, seconds));
  const askedSeries = series.map((window) => ({
    ...window,
    open: window.open.map((seen, i) => (Number.isNaN(seen) ? seen : asked(frameTime(window.firstFrame + i, fps)))),
  }));
  const paired = pairWithCurve(series, fps, asked);
  return {
    windows,
    framesMeasured: windows.reduce((sum, { from, to }) => sum + to - from + 1, 0),
    framesWithFace: paired.measured.length,
    sync: measureSync(series, fps, asked),
    askedDeviation: paired.expected.length === 0 ? 0 : deviation(paired.expected),
    voice: voice ? measureSync(series, fps, voice) : null,
    voiceExpected: voice ? measureSync(askedSeries, fps, voice) : null,
    closures: measureClosures(series, fps, mouthTrack.closures, lateSeconds),
    stillness: measureStillness(series, fps, mouthTrack.pauses, lateSeconds),
    jitter: measureJitter(series, fps, asked),
    ownMotion: measureOwnMotion(series, fps, asked, gathered.ownOpening),
    ...gathered.pictures,
  };
}

/** The opening that the controls ask for at a time of the output, in units. */
function askedOpening({ mouthTrack, controls }: TalkMeasureInput): Curve {
  return (seconds) => controls.intensity * sampleMouthTrack(mouthTrack, seconds - controls.offsetMs / 1000).open;
}
