import type { Inference } from '@talkgraph/inference';
import { cropOfMesh } from './crop-box.js';
import { type Detection, FaceDetector } from './detect-faces.js';
import { LiveTrack } from './live-track.js';
import { type FacePixels, likenessOf, measureFace } from './measure-face.js';
import { boundsOf, containment, overlap, unitOf } from './mesh-bounds.js';
import { MeshReader, type MeshReading } from './read-mesh.js';
import type { RgbImage } from './rgb-image.js';
import { SceneCuts } from './scene-cuts.js';
import { FaceSettler, type SettledFace } from './settle-face.js';

/** One face in one frame as the models saw it, before smoothing. */
export interface FaceSighting extends FacePixels {
  readonly track: number;
  readonly mesh: Float32Array;
  /** How sure the mesh model is: 0..1. */
  readonly presence: number;
  readonly unit: number;
}

/** Below this the face counts as lost. */
const keepPresence = 0.9;
/** Frames between looks for new faces, and between closer looks while there is none. */
const detectEvery = 12;
const lookCloserEvery = 25;
const maxTracks = 8;
/** How often a track that passes for a person's is checked again. */
const maxChecks = 5;
/** Two meshes that share this much of their bounds are of one face. */
const sameFace = 0.4;
/** A lost face is known again by its looks; where it was, they need not be as sure. Two people are often 0.56 alike, rarely 0.8. */
const sameLooks = 0.82;
const samePlace = 0.3;
const likelyLooks = 0.6;

/** Follows all faces of a clip, frame by frame, in order. */
export class FaceFollower {
  readonly #detector: FaceDetector;
  readonly #reader: MeshReader;
  readonly #settler: FaceSettler;
  readonly #cuts = new SceneCuts();
  readonly #tracks: LiveTrack[] = [];
  #live: LiveTrack[] = [];

  private constructor(detector: FaceDetector, reader: MeshReader, settler: FaceSettler) {
    this.#detector = detector;
    this.#reader = reader;
    this.#settler = settler;
  }

  static async open(inference: Inference): Promise<FaceFollower> {
    const detector = await FaceDetector.open(inference);
    return new FaceFollower(detector, await MeshReader.open(inference), await FaceSettler.open(inference));
  }

  /** Ids of the tracks that turned out to be people's faces. */
  humanTracks(): number[] {
    return this.#tracks.filter((track) => track.isHuman).map((track) => track.id);
  }

  /** Looks at frame n, in pixels of that picture. */
  async look(n: number, image: RgbImage): Promise<FaceSighting[]> {
    const cut = this.#cuts.isCut(image);
    const before = this.#live.length;
    const sightings = cut ? [] : await this.#followLive(n, image);
    this.#live = this.#tracks.filter((track) => sightings.some((sighting) => sighting.track === track.id));
    if (cut || this.#live.length < before || this.#live.length === 0 || n % detectEvery === 0) {
      sightings.push(...(await this.#findNew(n, image, sightings)));
    }
    if (n % detectEvery === detectEvery - 1) await this.#checkLive(image, sightings);
    return sightings;
  }

  async #followLive(n: number, image: RgbImage): Promise<FaceSighting[]> {
    const sightings: FaceSighting[] = [];
    for (const track of this.#live) {
      const reading = await this.#reader.read(image, track.crop);
      const bounds = boundsOf(reading.mesh);
      const isDouble = sightings.some((other) => overlap(boundsOf(other.mesh), bounds) > sameFace);
      if (reading.presence < keepPresence || isDouble || !isWithin(bounds, image)) continue;
      sightings.push(this.#note(n, image, track, reading));
    }
    return sightings;
  }

  #note(n: number, image: RgbImage, track: LiveTrack, reading: MeshReading): FaceSighting {
    const unit = unitOf(reading.mesh);
    const pixels = measureFace(image, reading.mesh, unit);
    track.follow(reading.mesh, pixels.looks, n);
    return { track: track.id, ...reading, unit, ...pixels };
  }

  async #findNew(n: number, image: RgbImage, known: readonly FaceSighting[]): Promise<FaceSighting[]> {
    const closer = known.length === 0 && n % lookCloserEvery === 0;
    let found = await this.#beginTracks(n, image, known, await this.#detector.find(image));
    if (closer && found.length === 0) {
      found = await this.#beginTracks(n, image, known, await this.#detector.findSmall(image));
    }
    return found;
  }

  async #beginTracks(
    n: number,
    image: RgbImage,
    known: readonly FaceSighting[],
    detections: readonly Detection[],
  ): Promise<FaceSighting[]> {
    const begun: FaceSighting[] = [];
    for (const detection of detections) {
      const taken = [...known, ...begun].map((sighting) => boundsOf(sighting.mesh));
      if (this.#live.length >= maxTracks || taken.some((bounds) => containment(bounds, detection) > 0.5)) continue;
      const face = await this.#settler.settle(image, detection);
      const bounds = face && boundsOf(face.mesh);
      if (!face || !bounds || !isWithin(bounds, image)) continue;
      if (taken.some((other) => overlap(other, bounds) > sameFace)) continue;
      const track = this.#knownAgain(n, image, face) ?? this.#newTrack(n, image, face);
      this.#live.push(track);
      begun.push(this.#note(n, image, track, face));
    }
    return begun;
  }

  #knownAgain(n: number, image: RgbImage, { mesh }: MeshReading): LiveTrack | undefined {
    const bounds = boundsOf(mesh);
    const unit = unitOf(mesh);
    const { looks } = measureFace(image, mesh, unit);
    const lost = this.#tracks.filter((track) => !this.#live.includes(track) && track.lastFrame < n);
    const scored = lost.map((track) => {
      const place = overlap(track.bounds, bounds);
      const alike = likenessOf(track.looks, looks);
      return { track, score: place + alike, same: alike > sameLooks || (place > samePlace && alike > likelyLooks) };
    });
    const [best] = scored.filter(({ same }) => same).sort((a, b) => b.score - a.score);
    if (!best) return undefined;
    best.track.crop = cropOfMesh(mesh);
    return best.track;
  }

  #newTrack(n: number, image: RgbImage, { mesh, doubt }: SettledFace): LiveTrack {
    const track = new LiveTrack(this.#tracks.length, mesh, measureFace(image, mesh, unitOf(mesh)).looks, n);
    track.addCheck(doubt);
    this.#tracks.push(track);
    return track;
  }

  /** A face that was turned or blurred at first gets further chances, and an animal's lucky first look is corrected. */
  async #checkLive(image: RgbImage, sightings: readonly FaceSighting[]): Promise<void> {
    for (const track of this.#live) {
      const sighting = sightings.find((each) => each.track === track.id);
      if (!sighting || (track.isHuman && track.checkCount >= maxChecks)) continue;
      track.addCheck(await this.#settler.doubt(image, sighting.mesh));
    }
  }
}

/** Whether at least half of a face lies in the picture. */
function isWithin(bounds: ReturnType<typeof boundsOf>, image: RgbImage): boolean {
  const picture = { x: 0, y: 0, width: image.width, height: image.height };
  const width = Math.min(bounds.x + bounds.width, picture.width) - Math.max(bounds.x, 0);
  const height = Math.min(bounds.y + bounds.height, picture.height) - Math.max(bounds.y, 0);
  return width > 0 && height > 0 && width * height > 0.5 * bounds.width * bounds.height;
}
