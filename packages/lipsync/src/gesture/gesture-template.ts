import type { LocalizedText } from '@talkgraph/errors';
import type { Clip } from '@talkgraph/media';
import type { ClipServices } from '../clip-services.js';
import type { PlaylistRun, WorkOptions } from '../contract.js';
import type { FaceTrack } from '../face-track.js';
import type { Prosody } from '../prosody/prosody.js';
import { readLoopFeatures } from '../talk/loop/loop-features.js';
import { type GestureIntensity, gestureTastes } from './gesture-controls.js';
import { type GestureLibrary, gestureLibrary } from './gesture-library.js';
import { gesturePlaylist } from './gesture-playlist.js';
import { gestureRemarks, noGestures, noRests } from './gesture-remarks.js';
import { lookAtFilm } from './look-at-film.js';
import { planGestures } from './plan-gestures.js';
import { type SpeechRhythm, speechRhythm } from './speech-rhythm.js';
import { strokesShown } from './strokes-shown.js';

/** What gestures are chosen from and for. */
export interface GestureRequest {
  /** The clip that the face track describes. */
  readonly clip: Clip;
  readonly faceTrack: FaceTrack;
  readonly faceId: number;
  readonly intensity: GestureIntensity;
  /** Frames wanted. */
  readonly frameCount: number;
  /** Hears the speech; asked only where there are gestures. */
  readonly prosody: () => Promise<Prosody>;
}

/** Which frames of the template are shown, or undefined where its footage has no gestures; and what to tell the user. */
export interface ChosenGestures {
  readonly playlist: readonly PlaylistRun[] | undefined;
  readonly remarks: readonly LocalizedText[];
}

/** Fewer gestures than this repeat at once. */
const fewestGestures = 2;
/** Fewer cut points than this are no choice. */
const fewestCuts = 4;
/** A pair of pictures that is this much further apart than one that begins to show is seen by everybody. */
const shownCost = 3;

/**
 * Chooses gestures from a template's own footage that fit a speech: its strokes fall on stressed syllables and its hands
 * rest in pauses. The face track still fits, because every frame shown is one of the template's.
 * @throws what reading the clip and the sound throws, FILM_STRIP_BROKEN, CANCELLED
 */
export async function chooseGestures(
  { clip, faceTrack, faceId, intensity, frameCount, prosody }: GestureRequest,
  services: ClipServices,
  options: WorkOptions = {},
): Promise<ChosenGestures> {
  const strip = await lookAtFilm(clip, services, options);
  const { faces, width } = faceTrack.header;
  const medianUnit = faces.find(({ id }) => id === faceId)?.medianUnit ?? 1;
  const features = readLoopFeatures(faceTrack, faceId);
  const library = gestureLibrary(strip, features, { medianUnit, trackWidth: width });
  const nothing = unusable(library);
  if (nothing) return { playlist: undefined, remarks: [nothing] };
  const rhythm = speechRhythm(await prosody(), frameCount, features.framesPerSecond);
  const steps = planGestures(library, rhythm, gestureTastes[intensity]);
  const playlist = gesturePlaylist(steps, library, frameCount);
  const gestures = library.gestures.filter(({ strokes }) => strokes.length > 0);
  const strokes = gestures.flatMap((gesture) => gesture.strokes.map(({ frame }) => frame));
  const shown = strokesShown(playlist, strokes);
  const stressed = shown.filter((frame) => isStressed(rhythm, frame)).length;
  const visible = steps.filter(({ jump, at }) => jump && at < frameCount && jump.cost > shownCost).length;
  return { playlist, remarks: gestureRemarks(gestures.length, { shown: shown.length, stressed }, visible) };
}

/** People see a stroke and hear a stress as one up to 80 ms apart. */
function isStressed({ nearest, framesPerSecond }: SpeechRhythm, frame: number): boolean {
  const stress = nearest(frame);
  return stress !== undefined && Math.abs(stress.frame - frame) <= 0.08 * framesPerSecond;
}

function unusable({ gestures, cuts, spans }: GestureLibrary): LocalizedText | undefined {
  if (gestures.filter(({ strokes }) => strokes.length > 0).length < fewestGestures) return noGestures;
  const played = spans.filter((span) => span !== undefined && span.strokes.length > 0).length;
  return cuts.length < fewestCuts || played < fewestGestures ? noRests : undefined;
}
