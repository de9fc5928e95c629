import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { speechModelMissing, speechModelUnclear } from '../../errors.js';

/** A voice model of the user's, as sherpa-onnx is told of it. */
export interface VoiceModel {
  /** Name of its folder. */
  readonly name: string;
  readonly folder: string;
  readonly kind: 'kokoro' | 'kitten' | 'matcha' | 'vits';
  /** `OfflineTtsConfig` of sherpa-onnx, without what is the same for all. */
  readonly config: { readonly model: Readonly<Record<string, object>>; readonly ruleFsts?: string };
}

/**
 * Finds a voice model among the folders of `root`, and tells by its files what kind it is; models are packed so by
 * sherpa-onnx's makers. @param name of the folder; the first folder when empty
 * @throws SPEECH_MODEL_MISSING, SPEECH_MODEL_UNCLEAR
 */
export async function findVoiceModel(root: string, name: string): Promise<VoiceModel> {
  const there = await folderNames(root);
  const chosen = name || there[0] || '';
  if (!chosen || !there.includes(chosen)) throw speechModelMissing({ folder: root, name, there });
  const folder = join(root, chosen);
  const files = await readdir(folder);
  return { name: chosen, folder, ...readModel(folder, chosen, files) };
}

async function folderNames(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

/** Files are looked for by how their names begin or end; int8 models are taken only where there is no other. */
function readModel(folder: string, name: string, files: readonly string[]): Pick<VoiceModel, 'kind' | 'config'> {
  const found = new ModelFiles(folder, files);
  const common = { tokens: found.need('tokens.txt'), ...found.dataDir(), ...found.lexicon() };
  const ruleFsts = found.all(/^(?:date|number|phone|new_heteronym).*\.fst$/);
  const rules = ruleFsts ? { ruleFsts } : {};
  if (files.includes('voices.bin')) {
    const kind = /kitten/i.test(name) ? 'kitten' : 'kokoro';
    const model = { model: found.needModel(/\.onnx$/), voices: join(folder, 'voices.bin'), ...common };
    return { kind, config: { model: { [kind]: model }, ...rules } };
  }
  const vocoder = found.model(/^(?:vocos|hifigan).*\.onnx$/);
  if (files.some((file) => /^model-steps.*\.onnx$/.test(file))) {
    if (!vocoder) throw speechModelUnclear({ folder, missing: 'vocos-*.onnx / hifigan-*.onnx' });
    const matcha = { acousticModel: found.needModel(/^model-steps.*\.onnx$/), vocoder, ...common };
    return { kind: 'matcha', config: { model: { matcha }, ...rules } };
  }
  return { kind: 'vits', config: { model: { vits: { model: found.needModel(/\.onnx$/), ...common } }, ...rules } };
}

/** The files of one model. */
class ModelFiles {
  readonly #folder: string;
  readonly #files: readonly string[];

  constructor(folder: string, files: readonly string[]) {
    this.#folder = folder;
    this.#files = files;
  }

  /** @throws SPEECH_MODEL_UNCLEAR */
  need(file: string): string {
    if (!this.#files.includes(file)) throw speechModelUnclear({ folder: this.#folder, missing: file });
    return join(this.#folder, file);
  }

  model(pattern: RegExp): string | undefined {
    const models = this.#files.filter((file) => pattern.test(file));
    const file = models.find((model) => !model.includes('int8')) ?? models[0];
    return file === undefined ? undefined : join(this.#folder, file);
  }

  /** @throws SPEECH_MODEL_UNCLEAR */
  needModel(pattern: RegExp): string {
    const path = this.model(pattern);
    if (path === undefined) throw speechModelUnclear({ folder: this.#folder, missing: '*.onnx' });
    return path;
  }

  all(pattern: RegExp): string {
    const files = this.#files.filter((file) => pattern.test(file)).sort();
    return files.map((file) => join(this.#folder, file)).join(',');
  }

  dataDir(): { readonly dataDir?: string } {
    return this.#files.includes('espeak-ng-data') ? { dataDir: join(this.#folder, 'espeak-ng-data') } : {};
  }

  lexicon(): { readonly lexicon?: string } {
    const lexicon = this.all(/^lexicon.*\.txt$/);
    return lexicon ? { lexicon } : {};
  }
}
