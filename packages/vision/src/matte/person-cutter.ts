import type { ModelSession } from '@talkgraph/inference';
import type { Frame } from '@talkgraph/media';
import { type Cutout, makeCutout } from '../compose/cutout.js';
import { BoxMean } from './box-mean.js';
import { EdgeModel } from './edge-model.js';
import { matteGrid } from './matte-grid.js';
import { EdgeRefiner, type EdgeStyle } from './refine-edge.js';
import { RestDetector } from './rest-detector.js';
import { SecondGlance } from './second-glance.js';
import { SmallPicture } from './small-picture.js';
import { MatteSteadier } from './steady-matte.js';
import { MatteTidier } from './tidy-matte.js';

/** What the second glance adds lies deep inside the person, so it may be a little old: it is taken every so many frames. */
const framesAGlance = 3;

/** Cuts the person out of frames of one size, one after another. All memory is kept between frames. */
export class PersonCutter {
  readonly #session: ModelSession;
  readonly #picture: SmallPicture;
  readonly #glance: SecondGlance;
  readonly #raw: Float32Array;
  readonly #tidier: MatteTidier;
  readonly #steadier: MatteSteadier;
  readonly #rest: RestDetector;
  readonly #model: EdgeModel;
  readonly #refiner: EdgeRefiner;
  readonly #cutout: Cutout;
  readonly #blur: BoxMean;
  readonly #soft: Float32Array;
  #matte: Float32Array;
  /** Frames looked at since the last cut. */
  #looks = 0;

  /** @param session of the model in `matteModel` */
  constructor(session: ModelSession, width: number, height: number, style: EdgeStyle) {
    const grid = matteGrid(width, height);
    const cells = grid.width * grid.height;
    this.#session = session;
    this.#picture = new SmallPicture(width, height, grid);
    this.#glance = new SecondGlance(session, grid);
    this.#raw = new Float32Array(cells);
    this.#tidier = new MatteTidier(grid);
    this.#steadier = new MatteSteadier(grid);
    this.#model = new EdgeModel(grid);
    this.#rest = new RestDetector(grid, this.#model);
    this.#refiner = new EdgeRefiner(width, height, grid, this.#model, style);
    this.#cutout = makeCutout(width, height);
    this.#blur = new BoxMean(grid.width, grid.height);
    this.#soft = new Float32Array(cells);
    this.#matte = this.#raw;
  }

  /** What was seen of the frame last cut: its small picture, the matte on the same grid, and its edge. */
  get seen(): { readonly picture: SmallPicture; readonly matte: Float32Array; readonly edge: EdgeModel } {
    return { picture: this.#picture, matte: this.#matte, edge: this.#model };
  }

  /**
   * Cuts the person out of a frame. The cutout is overwritten by the next call.
   * @param continues whether the frame follows the one before
   */
  async cut(frame: Frame, continues: boolean): Promise<Cutout> {
    this.#picture.read(frame);
    if (!continues) {
      this.#steadier.restart();
      this.#rest.restart();
      this.#looks = 0;
    }
    const [luma] = this.#picture.half;
    if (!this.#rest.rests(luma)) {
      await this.#look(frame);
      this.#rest.looked(luma);
      this.#matte = this.#steadier.add(this.#raw, luma);
      this.#model.learn(this.#picture, this.#matte);
      // The model's edges are one cell sharp; drawn as they are, one would see the cells as steps.
      this.#blur.mean(this.#matte, 1, this.#soft);
    }
    this.#refiner.refine(frame, this.#soft, this.#cutout);
    return this.#cutout;
  }

  async #look({ colour }: Frame): Promise<void> {
    const { grid, rgb } = this.#picture;
    this.#picture.toRgb(colour);
    const image = { data: rgb, dims: [1, 3, grid.height, grid.width] };
    const { matte } = await this.#session.run({ image });
    this.#raw.set(matte!.data as Float32Array);
    if (this.#looks++ % framesAGlance === 0) await this.#glance.look(this.#picture, this.#raw);
    this.#glance.addTo(this.#raw, this.#picture);
    this.#tidier.tidy(this.#raw);
  }
}
