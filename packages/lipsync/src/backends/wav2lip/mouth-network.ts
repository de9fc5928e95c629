import type { ModelInput, ModelSession, Tensor } from '@talkgraph/inference';
import { wav2LipModelUnfit } from '../../errors.js';
import { fromHalfFloats, toHalfFloats } from './half-floats.js';
import { windowColumns } from './heard-window.js';
import { melBandCount } from './mel-front-end.js';

/** Numbers that one picture hears. */
export const melSize = melBandCount * windowColumns;
/** The side that a model has whose file leaves it open. */
const usualSide = 96;

/** A model of Wav2Lip's kind, found out from its inputs. */
export interface MouthNetwork {
  readonly side: number;
  /** How many pictures it takes at once; undefined for any number. */
  readonly fixedBatch: number | undefined;
  /**
   * Makes `count` mouths.
   * @param pictures [count, 6, side, side]: the face with its lower half black, then the whole face, each as planes of blue, green and
   *   red from 0 to 1
   * @param mel [count, 1, 80, 16]
   * @returns [count, 3, side, side] (and maybe more) as planes of blue, green and red from 0 to 1
   * @throws MODEL_RUN_FAILED; LIPSYNC_MODEL_UNFIT when it answers something else
   */
  run(pictures: Float32Array, mel: Float32Array, count: number): Promise<Float32Array>;
}

/** Names that the known ports of Wav2Lip give their inputs; only for models whose shapes do not tell. */
const pictureNames = /^(video_frames|target|face|faces|img|image|images|face_sequences)$/i;
const melNames = /^(mel_spectrogram|mel|mels|source|audio|audio_sequences|indiv_mels)$/i;

/**
 * Reads from a model how it is to be fed, whatever its inputs are called and in whichever order they come: the picture has six channels,
 * the sound 80 bands of 16 columns. Both may be of single or half precision.
 * @throws LIPSYNC_MODEL_UNFIT for a model of another kind
 */
export function mouthNetwork(session: ModelSession): MouthNetwork {
  const { inputs } = session;
  const picture =
    inputs.find(isPicture) ?? inputs.find((input) => pictureNames.test(input.name) && mayBePicture(input));
  const mel = inputs.find(isMel) ?? inputs.find((input) => melNames.test(input.name) && mayBeMel(input));
  if (!picture || !mel || picture === mel || inputs.length !== 2 || ![picture, mel].every(isFloat))
    throw unfit(session);
  const [height, width] = picture.dims.slice(-2);
  const side = known(height) ?? known(width) ?? answeredSide(session) ?? usualSide;
  if ((known(width) ?? side) !== side || side % 2 !== 0) throw unfit(session);
  const fixedBatch = known(picture.dims[0]) ?? known(mel.dims[0]);
  return {
    side,
    fixedBatch,
    async run(pictures, heard, count) {
      // A model for so many is handed so many; the places left over are empty.
      const batch = Math.max(count, fixedBatch ?? 0);
      const outputs = await session.run({
        [picture.name]: tensorOf(picture, pictures, [batch, 6, side, side]),
        [mel.name]: tensorOf(mel, heard, melDims(mel, batch)),
      });
      const made = Object.values(outputs).find(({ data }) => data.length === batch * 3 * side * side);
      if (made?.data instanceof Float32Array) return made.data;
      if (!(made?.data instanceof Uint16Array)) throw unfit(session);
      const numbers = new Float32Array(made.data.length);
      fromHalfFloats(made.data, numbers);
      return numbers;
    },
  };
}

const known = (side: number | string | undefined) => (typeof side === 'number' && side > 0 ? side : undefined);
/** Files that leave the sides of the inputs open may still say those of the answer. */
function answeredSide({ outputs }: ModelSession): number | undefined {
  const answer = outputs.find(({ dims }) => dims.length === 4 && dims[1] === 3);
  return known(answer?.dims.at(-1));
}

const isFloat = ({ type }: ModelInput) => type === 'float32' || type === 'float16';

function isPicture({ dims }: ModelInput): boolean {
  return dims.length === 4 && dims[1] === 6;
}

function isMel({ dims }: ModelInput): boolean {
  return (dims.length === 4 || dims.length === 3) && dims.at(-2) === melBandCount && dims.at(-1) === windowColumns;
}

/** A face swapper has a `source` and a `target`, too: what a file says of its sides must not speak against it. */
function mayBePicture({ dims }: ModelInput): boolean {
  return dims.length === 4 && (known(dims[1]) ?? 6) === 6;
}

function mayBeMel({ dims }: ModelInput): boolean {
  const [bands, columns] = [known(dims.at(-2)) ?? melBandCount, known(dims.at(-1)) ?? windowColumns];
  return (dims.length === 4 || dims.length === 3) && bands === melBandCount && columns === windowColumns;
}

/** Some ports leave the channel out. */
function melDims({ dims }: ModelInput, count: number): number[] {
  return dims.length === 3 ? [count, melBandCount, windowColumns] : [count, 1, melBandCount, windowColumns];
}

function tensorOf({ type }: ModelInput, numbers: Float32Array, dims: number[]): Tensor {
  const size = dims.reduce((product, side) => product * side, 1);
  const used = numbers.length > size ? numbers.subarray(0, size) : padded(numbers, size);
  if (type === 'float32') return { data: used, dims };
  const data = new Uint16Array(size);
  toHalfFloats(used, data);
  return { data, dims };
}

function padded(numbers: Float32Array, size: number): Float32Array {
  if (numbers.length === size) return numbers;
  const more = new Float32Array(size);
  more.set(numbers);
  return more;
}

function unfit({ name, inputs }: ModelSession) {
  const found = inputs.map((input) => `${input.name}: ${input.type}[${input.dims.join(',')}]`).join(', ');
  return wav2LipModelUnfit({ name, inputs: found });
}
