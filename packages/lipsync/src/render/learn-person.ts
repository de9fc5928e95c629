import type { Frame } from '@talkgraph/media';
import { lipSyncNoFace } from '../errors.js';
import { buildFaceModel, findSeamShifts } from './face-model.js';
import { usualUpperTeeth } from './interior-look.js';
import { matchSharpness } from './match-sharpness.js';
import { averageLight, measureLight } from './mouth-light.js';
import { withOwnTeeth } from './own-teeth.js';
import { ownUpperTeeth } from './own-upper-teeth.js';
import type { PersonFacts } from './person-facts.js';
import { estimateRestFace, type FaceFrames } from './rest-face.js';
import type { RestShot } from './seam-line.js';

/** What is needed to get to know a person before the first frame is rendered. */
export interface PersonSource {
  readonly faces: FaceFrames;
  /** Frame pixels per track pixel. */
  readonly scale: number;
  /** Softness of the border between what moves and what stays; 1 is usual. */
  readonly maskFeather: number;
  /** Random access to the template's frames; each is freed after use. */
  readFrame(n: number): Promise<Frame>;
}

/** Teeth of a smaller face, in pixels per u, are too few pixels to be read. */
const leastUnitForTeeth = 100;

/**
 * Gets to know a person by looking at a few frames.
 * @throws LIPSYNC_NO_FACE when the track has no frame with this face
 */
export async function learnPerson(source: PersonSource): Promise<PersonFacts> {
  const { faces, scale, maskFeather } = source;
  const rest = estimateRestFace(faces);
  if (!rest) throw lipSyncNoFace({ frames: faces.frameCount });
  const shots = new Map<number, RestShot>();
  try {
    // In the footage's own order, so that none of it is decoded twice.
    const wanted = [...new Set([...rest.frames, ...rest.openFrames])].sort((p, q) => p - q);
    for (const n of wanted) {
      const mesh = faces.frame(n)!.mesh.map((x) => x * scale);
      shots.set(n, { frame: await source.readFrame(n), mesh });
    }
    const restShots = rest.frames.map((n) => shots.get(n)!);
    const openShots = rest.openFrames.map((n) => shots.get(n)!);
    const seamShifts = findSeamShifts(rest, restShots);
    const model = buildFaceModel(rest, maskFeather, seamShifts);
    const unit = rest.unit * scale;
    const guessed = averageLight(restShots.map(({ frame, mesh }) => measureLight(frame, mesh, unit)));
    const light = withOwnTeeth(guessed, openShots);
    const ownTeeth =
      unit < leastUnitForTeeth ? undefined : ownUpperTeeth(model, light, openShots, usualUpperTeeth(model, unit));
    const shot = { frame: restShots[0]!.frame, face: faces.frame(rest.frames[0]!)!, scale };
    const sharpness = matchSharpness(model, light, unit, shot, ownTeeth);
    return { rest, seamShifts, light, sharpness, ownTeeth };
  } finally {
    for (const { frame } of shots.values()) frame[Symbol.dispose]();
  }
}
