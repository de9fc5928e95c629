import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What kind of model it is, as sherpa-onnx calls them, with the files it needs. */
export interface RecognitionModel {
  /** Name of its folder. */
  readonly name: string;
  readonly folder: string;
  readonly family: RecognitionFamily;
  /** Paths by their names in sherpa-onnx's configuration. */
  readonly files: Readonly<Record<string, string>>;
  /** Path of the list of tokens. */
  readonly tokens: string;
}

export type RecognitionFamily =
  | 'transducer'
  | 'whisper'
  | 'moonshine'
  | 'fireRedAsr'
  | 'canary'
  | 'senseVoice'
  | 'paraformer'
  | 'zipformerCtc'
  | 'nemoCtc'
  | 'wenetCtc'
  | 'dolphin'
  | 'omnilingual'
  | 'telespeechCtc';

/** Why a folder is no model, so that the user can put it right. */
export interface IncompleteModel {
  readonly name: string;
  readonly folder: string;
  readonly missing: string;
}

/** How single-file models are told apart: by the name of the folder or file, or by what the file says of itself. */
const singles: readonly (readonly [RegExp, RecognitionFamily])[] = [
  [/sense[-_]?voice/i, 'senseVoice'],
  [/paraformer/i, 'paraformer'],
  [/telespeech/i, 'telespeechCtc'],
  [/dolphin/i, 'dolphin'],
  [/omnilingual/i, 'omnilingual'],
  [/wenet/i, 'wenetCtc'],
  [/zipformer2?[-_]?ctc|zipformer.*ctc/i, 'zipformerCtc'],
  [/nemo|EncDec\w*CTC|parakeet/i, 'nemoCtc'],
];

/** Bytes at the end of a model file in which its metadata lie (`metadata_props` follow the graph). */
const metadataBytes = 65_536;

/**
 * Looks into a folder for a model that sherpa-onnx can recognise speech with. The family follows from which files there
 * are; where that leaves it open, from names and from the metadata of the model.
 */
export async function findRecognitionModel(folder: string, name: string): Promise<RecognitionModel | IncompleteModel> {
  const names = (await readdir(folder)).sort();
  const tokens = names.find((file) => /(^|[-_.])tokens\.txt$/.test(file));
  if (!tokens) return { name, folder, missing: 'tokens.txt' };
  const pick = (part: RegExp) => bestOf(names.filter((file) => file.endsWith('.onnx') && part.test(file)));
  const model = (family: RecognitionFamily, chosen: Readonly<Record<string, string | undefined>>) => {
    const missing = Object.entries(chosen).find(([, file]) => file === undefined);
    if (missing) return { name, folder, missing: `${missing[0]} (.onnx)` };
    const files = Object.entries(chosen).map(([key, file]) => [key, join(folder, file as string)]);
    return { name, folder, family, files: Object.fromEntries(files), tokens: join(folder, tokens) };
  };
  if (pick(/uncached/) || pick(/preprocess/)) {
    return model('moonshine', {
      preprocessor: pick(/preprocess/),
      encoder: pick(/encode/),
      uncachedDecoder: pick(/uncached/),
      cachedDecoder: pick(/(^|[-_.])cached/),
    });
  }
  const pair = { encoder: pick(/encoder/), decoder: pick(/decoder/) };
  if (pick(/joiner/)) return model('transducer', { ...pair, joiner: pick(/joiner/) });
  if (pair.encoder || pair.decoder) return model(pairFamily(name), pair);
  const only = pick(/model/) ?? pick(/./);
  if (!only) return { name, folder, missing: 'model.onnx' };
  return model(await singleFamily(name, join(folder, only)), { model: only });
}

/** Of the same model in several sizes of numbers, the quickest on a processor: 8 bits. */
function bestOf(files: readonly string[]): string | undefined {
  return files.find((file) => file.includes('int8')) ?? files.find((file) => !file.includes('fp16')) ?? files[0];
}

function pairFamily(name: string): RecognitionFamily {
  if (/fire[-_]?red/i.test(name)) return 'fireRedAsr';
  return /canary/i.test(name) ? 'canary' : 'whisper';
}

async function singleFamily(name: string, path: string): Promise<RecognitionFamily> {
  const family = (text: string) => singles.find(([pattern]) => pattern.test(text))?.[1];
  // Most single-file models in sherpa-onnx's list that say nothing of themselves are Zipformers.
  return family(name) ?? family(await endOf(path)) ?? 'zipformerCtc';
}

async function endOf(path: string): Promise<string> {
  const { size } = await stat(path);
  const length = Math.min(size, metadataBytes);
  await using file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
  return buffer.toString('latin1');
}
