import { type Frame, throwIfCancelled } from '@talkgraph/media';
import type { WorkOptions } from '../contract.js';
import { playlistFrame } from '../talk/loop/playlist-index.js';
import { PictureComparison, type PictureMeasures } from './compare-pictures.js';
import type { TalkMeasureInput } from './measure-talk.js';
import { type FacePlace, facePlace } from './measures/face-regions.js';
import type { LumaPlane } from './measures/luma-plane.js';
import { blankMouthSeries, type Curve, type MouthSeries, recordMesh } from './measures/mouth-series.js';
import type { FrameWindow } from './measures/spread-windows.js';

/** Everything read from the files, ready for the pure measures. */
export interface GatheredSeries {
  readonly series: readonly MouthSeries[];
  readonly pictures: PictureMeasures;
  /** The template's own mouth opening, as tracked, at times of the output; NaN outside the windows. */
  readonly ownOpening: Curve;
}

/** Below this the frame is mostly the template's own, and says nothing about the lip-sync. */
const animatedVisibility = 0.5;
const secondsBetweenPictures = 0.4;
/** Pictures kept until their template frames are read in rising order, so a reversed playlist costs one seek a batch. */
const batchSize = 10;

/** Reads the windows' frames once, in order. */
export async function gatherSeries(
  input: TalkMeasureInput,
  windows: readonly FrameWindow[],
  { signal, onProgress }: WorkOptions,
): Promise<GatheredSeries> {
  const gatherer = new Gatherer(input);
  const total = windows.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  let done = 0;
  for (const window of windows) {
    const series = gatherer.begin(window);
    for (let n = window.from; n <= window.to; n++) {
      throwIfCancelled(signal);
      await gatherer.look(series, n);
      onProgress?.({ stage: 'report', done: ++done, total });
    }
  }
  return await gatherer.finish();
}

/** An output picture waiting to be compared with its template frame. */
interface Waiting {
  readonly templateFrame: number;
  readonly out: LumaPlane;
  readonly outPlace: FacePlace;
  readonly inPlace: FacePlace;
}

class Gatherer {
  readonly #input: TalkMeasureInput;
  readonly #series: MouthSeries[] = [];
  readonly #ownOpening = new Map<number, number>();
  readonly #comparison = new PictureComparison();
  readonly #pictureEvery: number;
  #waiting: Waiting[] = [];

  constructor(input: TalkMeasureInput) {
    this.#input = input;
    this.#pictureEvery = Math.max(1, Math.round(secondsBetweenPictures * input.framesPerSecond));
  }

  begin({ from, to }: FrameWindow): MouthSeries {
    const series = blankMouthSeries(from, to - from + 1);
    this.#series.push(series);
    return series;
  }

  async look(series: MouthSeries, n: number): Promise<void> {
    const { playlist, faceTrack, controls, output, readMesh } = this.#input;
    const shown = playlistFrame(playlist, n);
    const face = faceTrack.frame(controls.face, shown.frame);
    if (!face || face.visibility < animatedVisibility) return;
    const near = this.#toOutput(face.mesh);
    using picture = await output.frame(n);
    const mesh = await readMesh(picture, near);
    if (!mesh) return;
    const index = n - series.firstFrame;
    recordMesh(series, index, mesh);
    if (!this.#input.template) return;
    this.#ownOpening.set(n, face.mouthOpen);
    if (index % this.#pictureEvery !== 0 || shown.blendWith !== undefined) return;
    // Where the head keeps still, the template's mesh places both, so that a dropped jaw does not move the border.
    const inPlace = facePlace(near);
    const outPlace = this.#sameGeometry ? inPlace : facePlace(mesh);
    this.#waiting.push({ templateFrame: shown.frame, out: lumaOf(picture, true), outPlace, inPlace });
    if (this.#waiting.length >= batchSize) await this.#compare();
  }

  async finish(): Promise<GatheredSeries> {
    await this.#compare();
    const { framesPerSecond } = this.#input;
    return {
      series: this.#series,
      pictures: this.#comparison.finish(),
      ownOpening: (seconds) => this.#ownOpening.get(Math.round(seconds * framesPerSecond - 0.5)) ?? Number.NaN,
    };
  }

  /** A lively still moves as a whole. */
  get #sameGeometry(): boolean {
    return !(this.#input.still && this.#input.controls.liveliness);
  }

  async #compare(): Promise<void> {
    const { template } = this.#input;
    if (!template) return;
    const batch = this.#waiting.sort((a, b) => a.templateFrame - b.templateFrame);
    this.#waiting = [];
    for (const { templateFrame, out, outPlace, inPlace } of batch) {
      using picture = await template.frame(templateFrame);
      const before = lumaOf(picture, false);
      // A backend may answer another size than it was given; pixels then have no partner.
      if (before.width !== out.width || before.height !== out.height) continue;
      this.#comparison.add({ out, outPlace, in: before, inPlace, sameGeometry: this.#sameGeometry });
    }
  }

  /** Track coordinates are those of the analysed clip; the output may be larger or smaller. */
  #toOutput(mesh: Float32Array): Float32Array {
    const { header } = this.#input.faceTrack;
    const across = this.#input.output.width / header.width;
    const down = this.#input.output.height / header.height;
    return mesh.map((value, i) => value * (i % 3 === 1 ? down : across));
  }
}

/** The frame's brightness; a copy where it is kept longer than the frame (`slice` of a Buffer would be a view). */
function lumaOf({ width, height, y }: Frame, keep: boolean): LumaPlane {
  return { width, height, data: keep ? new Uint8Array(y) : y };
}
