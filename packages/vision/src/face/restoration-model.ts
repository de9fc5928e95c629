import type { ModelInput, ModelSession, Tensor } from '@talkgraph/inference';
import { modelUnfit } from '../errors.js';
import { faceSide } from './align-face.js';

/** A model of the user's that makes faces better, found out to be one of the kind that is known. */
export interface RestorationModel {
  readonly side: number;
  /** Planar RGB from -1 to 1 in, the same out; valid until the next call. */
  restore(rgb: Float32Array): Promise<Float32Array>;
}

/** CodeFormer asks how near to the given face it shall stay; in the middle it is neither dull nor somebody else. */
const fidelity = 0.7;

/**
 * Reads from a model how it is to be fed: GFPGAN, RestoreFormer and CodeFormer all take one square face [1, 3, side, side], and
 * CodeFormer a number as well.
 * @throws VISION_MODEL_UNFIT
 */
export function restorationModel(session: ModelSession): RestorationModel {
  const picture = session.inputs.find(({ dims, type }) => dims.length === 4 && type === 'float32');
  const others = session.inputs.filter((input) => input !== picture);
  const channels = picture?.dims[1];
  const [, , height, width] = picture?.dims ?? [];
  const side = typeof height === 'number' && height > 0 ? height : faceSide;
  const isSquare = typeof width !== 'number' || width <= 0 || width === side;
  const isPicture = typeof channels !== 'number' || channels === 3 || channels <= 0;
  if (!picture || !isPicture || !isSquare || others.length > 1 || !others.every(isOneNumber)) {
    throw modelUnfit({ name: session.name, inputs: describe(session) });
  }
  const more: Record<string, Tensor> = {};
  for (const { name, type, dims } of others) {
    const data = type === 'float64' ? Float64Array.of(fidelity) : Float32Array.of(fidelity);
    more[name] = { data, dims: dims.map(() => 1) };
  }
  return {
    side,
    async restore(rgb) {
      const outputs = await session.run({ [picture.name]: { data: rgb, dims: [1, 3, side, side] }, ...more });
      const restored = Object.values(outputs).find(({ data }) => data.length === rgb.length);
      if (!(restored?.data instanceof Float32Array)) {
        throw modelUnfit({ name: session.name, inputs: describe(session) });
      }
      return restored.data;
    },
  };
}

/** A row of numbers beside the picture is a face to be put on it: another kind of model. */
const isOneNumber = ({ dims }: ModelInput) => dims.every((side) => typeof side !== 'number' || side <= 1);

function describe({ inputs }: ModelSession): string {
  return inputs.map(({ name, type, dims }) => `${name}: ${type}[${dims.join(',')}]`).join(', ');
}
