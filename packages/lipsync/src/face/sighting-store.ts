import { type FileHandle, open } from 'node:fs/promises';
import type { FaceSighting } from './follow-faces.js';
import { headPose } from './head-pose.js';
import { looksLength } from './measure-face.js';
import { boundsOf, unitOf } from './mesh-bounds.js';
import { decodeMesh, encodedMeshBytes, encodeMesh } from './mesh-codec.js';
import { lipPoints } from './mesh-points.js';
import type { RgbImage } from './rgb-image.js';

const recordBytes = encodedMeshBytes + looksLength;

/** A width and a height in pixels. */
interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** What is kept in memory of one sighting; the mesh and the looks stay on disk. */
export interface SightingFacts {
  readonly frame: number;
  /** Middle of the face. */
  readonly x: number;
  readonly y: number;
  readonly yaw: number;
  readonly pitch: number;
  readonly presence: number;
  readonly unit: number;
  readonly luma: number;
  readonly sharpness: number;
  /** Share of the points of lips and chin that lie in the picture: 0..1. */
  readonly inside: number;
}

/** Lips and chin: what is warped when the face is animated. */
const lowerFace = [...lipPoints, 152, 148, 377, 176, 400, 149, 378, 150, 379];

function shareInside(mesh: Float32Array, { width, height }: RgbImage): number {
  const inside = lowerFace.filter((point) => {
    const x = mesh[3 * point]!;
    const y = mesh[3 * point + 1]!;
    return x >= 0 && y >= 0 && x < width && y < height;
  });
  return inside.length / lowerFace.length;
}

/** All sightings of one track in the order of frames, in a scratch file: memory does not grow by more than a few numbers a frame. */
export class SightingStore {
  readonly track: number;
  readonly facts: SightingFacts[] = [];
  readonly #file: FileHandle;
  readonly #buffer = new DataView(new ArrayBuffer(recordBytes));

  private constructor(track: number, file: FileHandle) {
    this.track = track;
    this.#file = file;
  }

  /** Makes an empty store over a scratch file, which the caller deletes. */
  static async create(track: number, path: string): Promise<SightingStore> {
    return new SightingStore(track, await open(path, 'w+'));
  }

  /** Adds the sighting of a frame, from pixels of the picture it was made in to pixels of the clip. */
  async add(frame: number, sighting: FaceSighting, image: RgbImage, clip: PixelSize): Promise<void> {
    const scales = [clip.width / image.width, clip.height / image.height, clip.width / image.width];
    const mesh = sighting.mesh.map((value, i) => value * scales[i % 3]!);
    encodeMesh(mesh, this.#buffer, 0);
    new Uint8Array(this.#buffer.buffer).set(sighting.looks, encodedMeshBytes);
    await this.#file.write(this.#bytes(), 0, recordBytes, this.facts.length * recordBytes);
    const { presence, luma, sharpness } = sighting;
    const bounds = boundsOf(mesh);
    const { yaw, pitch } = headPose(mesh);
    this.facts.push({
      frame,
      x: bounds.x + bounds.width / 2,
      y: bounds.y + bounds.height / 2,
      yaw,
      pitch,
      presence,
      unit: unitOf(mesh),
      luma,
      sharpness,
      inside: shareInside(sighting.mesh, image),
    });
  }

  /** The mesh of the i-th sighting, in pixels of the clip. */
  async mesh(i: number): Promise<Float32Array> {
    await this.#file.read(this.#bytes(), 0, recordBytes, i * recordBytes);
    return decodeMesh(this.#buffer, 0);
  }

  /** The looks of the i-th sighting. */
  async looks(i: number): Promise<Uint8Array> {
    const looks = new Uint8Array(looksLength);
    await this.#file.read(looks, 0, looksLength, i * recordBytes + encodedMeshBytes);
    return looks;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  #bytes(): Uint8Array {
    return new Uint8Array(this.#buffer.buffer);
  }
}
