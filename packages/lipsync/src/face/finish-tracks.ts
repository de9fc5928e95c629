import { throwIfCancelled } from '@talkgraph/media';
import type { FaceFlag, FaceFrame, FaceSummary, FaceTrackHeader } from '../face-track.js';
import type { FaceClip } from './face-clip.js';
import type { FaceTrackWriter } from './face-track-file.js';
import { headPose } from './head-pose.js';
import { type FrameEvidence, type FrameVerdict, judgeFrames } from './judge-frames.js';
import { likenessOf } from './measure-face.js';
import { boundsOf, pointDistance, unitOf } from './mesh-bounds.js';
import { meshPoint } from './mesh-points.js';
import type { SightingStore } from './sighting-store.js';
import { smoothingMargin, smoothMeshes } from './smooth-meshes.js';

/** A track after the first pass, with what the second needs to know of it. */
export interface TrackDescription {
  readonly store: SightingStore;
  readonly verdicts: readonly FrameVerdict[];
  /** For each frame of the clip the number of its sighting, or −1. */
  readonly sightingOf: Int32Array;
  readonly template: Float32Array;
  readonly medianUnit: number;
}

/** Frames smoothed at a time. */
const stretch = 500;
/** A face that moves this far, in units, or changes size by this factor between two frames has not moved: it is another shot. */
const jumpUnits = 0.6;
const jumpSize = 1.3;

/** Judges a track's frames and picks the mesh its shapes are compared with. */
export async function describeTrack(store: SightingStore, frameCount: number): Promise<TrackDescription> {
  const { facts } = store;
  const sightingOf = new Int32Array(frameCount).fill(-1);
  const evidence = new Array<FrameEvidence | undefined>(frameCount).fill(undefined);
  const usual = await usualLooks(store);
  for (const [i, fact] of facts.entries()) {
    if (fact.frame >= frameCount) continue;
    sightingOf[fact.frame] = i;
    evidence[fact.frame] = { ...fact, likeness: likenessOf(await store.looks(i), usual) };
  }
  const units = facts.map(({ unit }) => unit).sort((a, b) => a - b);
  const straight = facts
    .map(({ yaw, pitch }, i) => ({ i, away: Math.abs(yaw) + Math.abs(pitch) }))
    .reduce((best, each) => (each.away < best.away ? each : best));
  return {
    store,
    sightingOf,
    verdicts: judgeFrames(evidence),
    template: await store.mesh(straight.i),
    medianUnit: units[units.length >> 1]!,
  };
}

/** Smooths and writes all tracks, the largest first; answers the document's header. */
export async function finishTracks(
  clip: FaceClip,
  tracks: readonly TrackDescription[],
  writer: FaceTrackWriter,
  signal?: AbortSignal,
): Promise<FaceTrackHeader> {
  const weight = ({ medianUnit, store }: TrackDescription) => medianUnit * Math.sqrt(store.facts.length);
  const ordered = [...tracks].sort((a, b) => weight(b) - weight(a));
  const faces: FaceSummary[] = [];
  for (const [id, track] of ordered.entries()) faces.push(await writeFace(id, track, writer, signal));
  const { hash, width, height, fps, frameCount } = clip;
  const unusable = unusableRuns(ordered, frameCount);
  return { schema: 'talkgraph.face-track/1', clipHash: hash, width, height, fps, frameCount, faces, unusable };
}

async function writeFace(
  id: number,
  track: TrackDescription,
  writer: FaceTrackWriter,
  signal?: AbortSignal,
): Promise<FaceSummary> {
  const { facts } = track.store;
  const firstFrame = facts[0]!.frame;
  const lastFrame = facts.at(-1)!.frame;
  let box: FaceSummary['box'] | undefined;
  let framesUsable = 0;
  writer.beginFace(id, firstFrame);
  for (let from = firstFrame; from <= lastFrame; from += stretch) {
    throwIfCancelled(signal);
    const to = Math.min(lastFrame, from + stretch - 1);
    for (const [n, face] of await smoothStretch(track, from, to, firstFrame, lastFrame)) {
      await writer.add(face);
      if (!face || face.flags.length > 0) continue;
      framesUsable++;
      box ??= { ...boundsOf(face.mesh), frame: n };
    }
  }
  box ??= { ...boundsOf(await track.store.mesh(0)), frame: firstFrame };
  const framesFound = facts.length;
  return { id, firstFrame, lastFrame, framesFound, framesUsable, medianUnit: track.medianUnit, box };
}

/** The finished faces of frames `from`..`to`, smoothed with a margin of their neighbours. */
async function smoothStretch(
  track: TrackDescription,
  from: number,
  to: number,
  firstFrame: number,
  lastFrame: number,
): Promise<[number, FaceFrame | undefined][]> {
  const frames: number[] = [];
  const meshes: Float32Array[] = [];
  const breaks: boolean[] = [];
  for (let n = Math.max(firstFrame, from - smoothingMargin); n <= Math.min(lastFrame, to + smoothingMargin); n++) {
    const mesh = await meshAt(track, n);
    if (!mesh) continue;
    const previous = meshes.at(-1);
    breaks.push(!previous || frames.at(-1) !== n - 1 || isJump(previous, mesh));
    frames.push(n);
    meshes.push(mesh);
  }
  const smooth = new Map(smoothMeshes(meshes, breaks, track.template).map((mesh, i) => [frames[i]!, mesh]));
  const result: [number, FaceFrame | undefined][] = [];
  for (let n = from; n <= to; n++) {
    const mesh = smooth.get(n);
    result.push([n, mesh && finishedFace(track, n, mesh)]);
  }
  return result;
}

/** The mesh of a frame; where one or two frames are missing inside a good run, one between its neighbours. */
async function meshAt({ store, sightingOf, verdicts }: TrackDescription, n: number): Promise<Float32Array | undefined> {
  const own = sightingOf[n]!;
  if (own >= 0) return store.mesh(own);
  if (verdicts[n]!.flags.length > 0) return undefined;
  let before = n;
  let after = n;
  while (sightingOf[before]! < 0) before--;
  while (sightingOf[after]! < 0) after++;
  const a = await store.mesh(sightingOf[before]!);
  const b = await store.mesh(sightingOf[after]!);
  const share = (n - before) / (after - before);
  return a.map((value, i) => value + share * (b[i]! - value));
}

function isJump(a: Float32Array, b: Float32Array): boolean {
  const unit = unitOf(a);
  const moved = Math.hypot(a[3]! - b[3]!, a[4]! - b[4]!);
  const growth = unitOf(b) / unit;
  return moved > jumpUnits * unit || growth > jumpSize || growth < 1 / jumpSize;
}

function finishedFace({ store, sightingOf, verdicts }: TrackDescription, n: number, mesh: Float32Array): FaceFrame {
  // An interpolated frame borrows the pixel measures of the frame before it.
  let near = n;
  while (sightingOf[near]! < 0) near--;
  const { luma, sharpness } = store.facts[sightingOf[near]!]!;
  const unit = unitOf(mesh);
  return {
    mesh,
    pose: headPose(mesh),
    unit,
    ...verdicts[n]!,
    mouthOpen: pointDistance(mesh, meshPoint.upperLipInner, meshPoint.lowerLipInner) / unit,
    mouthWidth: pointDistance(mesh, meshPoint.mouthLeftInner, meshPoint.mouthRightInner) / unit,
    luma,
    sharpness,
  };
}

/** What the lower face looks like most of the time: the median of up to 48 frames, byte by byte. */
async function usualLooks(store: SightingStore): Promise<Uint8Array> {
  const count = Math.min(48, store.facts.length);
  const seen: Uint8Array[] = [];
  for (let i = 0; i < count; i++) seen.push(await store.looks(Math.floor((i * store.facts.length) / count)));
  return seen[0]!.map((_, byte) => {
    const values = seen.map((looks) => looks[byte]!).sort((a, b) => a - b);
    return values[values.length >> 1]!;
  });
}

/** Runs of frames in which no face can be animated, each with the reason that the largest face gives most. */
function unusableRuns(tracks: readonly TrackDescription[], frameCount: number): FaceTrackHeader['unusable'] {
  const result: { from: number; to: number; reason: FaceFlag }[] = [];
  let votes = new Map<FaceFlag, number>();
  for (let n = 0; n < frameCount; n++) {
    if (tracks.some(({ verdicts }) => verdicts[n]!.flags.length === 0)) continue;
    const run = result.at(-1);
    const continues = run?.to === n - 1;
    if (!continues) votes = new Map();
    const flags = tracks[0]?.verdicts[n]?.flags ?? (['no-face'] as const);
    for (const flag of flags) votes.set(flag, (votes.get(flag) ?? 0) + 1);
    const reason = [...votes].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
    if (run && continues) result[result.length - 1] = { ...run, to: n, reason };
    else result.push({ from: n, to: n, reason });
  }
  return result;
}
