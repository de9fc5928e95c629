import { modelNotFound } from '../errors.js';
import type { Home } from '../open-home.js';
import { modelNames } from './find-models.js';
import { KnownHashes } from './known-hashes.js';
import { knownModelOf } from './known-models.js';
import { changeManifest, type ListedModel, readManifest } from './manifest-file.js';
import { type ModelKind, modelKindNames } from './model-kinds.js';
import { type HashWatch, type ModelPart, modelParts } from './model-parts.js';
import { type PlaceOptions, placeModel, removeModelFiles } from './place-model.js';

/**
 * How a model stands against the manifest. `ok`: as it was listed. `unchecked`: its sizes are right, its content was not read
 * since it was put there. `changed`, `missing`: not as listed, not there. `unlisted`: there, usable, and not in the manifest.
 */
export type ModelCondition = 'ok' | 'unchecked' | 'changed' | 'missing' | 'unlisted';

/** A model that is there, or that the manifest says should be. */
export interface ModelState {
  readonly kind: ModelKind;
  readonly name: string;
  readonly condition: ModelCondition;
  readonly bytes: number;
  /** Paths relative to models/ that are not as listed. */
  readonly differing: readonly string[];
  /** Of a model that is one file. */
  readonly sha256?: string;
  readonly licence?: string;
  readonly source?: string;
  readonly note?: string;
}

/** What is noted of a model when it is listed. */
export type ModelFacts = Pick<ListedModel, 'licence' | 'source' | 'note'>;

/** How far a long piece of work on models is. */
export interface ModelWork {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ModelProgress) => void;
}

export interface ModelProgress {
  readonly stage: 'copy' | 'hash';
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** The models of a home: the files below models/ and the list of them, models/manifest.json. */
export class ModelLibrary {
  readonly #home: Pick<Home, 'models'>;
  readonly #hashes: KnownHashes;

  constructor(home: Pick<Home, 'models'>) {
    this.#home = home;
    this.#hashes = new KnownHashes(home.models);
  }

  /** Every model, by kind and name. Nothing is hashed. @throws MODELS_MANIFEST_BROKEN */
  async list(): Promise<readonly ModelState[]> {
    this.#hashes.refresh();
    const listed = await readManifest(this.#home.models);
    const found = await Promise.all(
      modelKindNames.map(async (kind) => {
        const there = await modelNames(this.#home, kind);
        const wanted = listed.filter((model) => model.kind === kind).map(({ name }) => name);
        const names = [...new Set([...there, ...wanted])].sort();
        return Promise.all(names.map((name) => this.#state(kind, name, listed)));
      }),
    );
    return found.flat();
  }

  /** One model. @throws MODEL_NOT_FOUND, MODELS_MANIFEST_BROKEN */
  async state(kind: ModelKind, name: string): Promise<ModelState> {
    const found = (await this.list()).find((model) => model.kind === kind && model.name === name);
    if (!found) throw modelNotFound({ name, known: (await modelNames(this.#home, kind)).join(', ') });
    return found;
  }

  /** SHA-256 of a model that is one file; read again only where it has changed. @throws MODEL_NOT_FOUND */
  async hash(kind: ModelKind, name: string): Promise<string> {
    const [part] = await modelParts(this.#home.models, kind, name);
    if (!part) throw modelNotFound({ name, known: (await modelNames(this.#home, kind)).join(', ') });
    return (await this.#hashes.find(part)) ?? this.#hashes.hash(part);
  }

  /** Hashes a model again. @throws MODEL_NOT_FOUND */
  async check(kind: ModelKind, name: string, work: ModelWork = {}): Promise<ModelState> {
    await this.state(kind, name);
    await this.#hashAll(await modelParts(this.#home.models, kind, name), work);
    return this.state(kind, name);
  }

  /** Takes what lies there into the manifest as it is now; facts that are not given stay as they were. @throws MODEL_NOT_FOUND */
  async record(kind: ModelKind, name: string, facts: ModelFacts = {}, work: ModelWork = {}): Promise<ModelState> {
    const parts = await modelParts(this.#home.models, kind, name);
    const there = await modelNames(this.#home, kind);
    if (!there.includes(name)) throw modelNotFound({ name, known: there.join(', ') });
    const hashes = await this.#hashAll(parts, work);
    const files = parts.map(({ path, bytes }, i) => ({ path, bytes, sha256: hashes[i] ?? '' }));
    const about = knownFacts(kind, name);
    await changeManifest(this.#home.models, (listed) => {
      const before = listed.find((model) => isSame(model, kind, name));
      return [...listed.filter((model) => model !== before), { ...about, ...before, kind, name, ...facts, files }];
    });
    return this.state(kind, name);
  }

  /**
   * Puts a file or folder from elsewhere among the models, whole or not at all, and lists it.
   * @throws MODEL_EXISTS, FILE_NAME_REFUSED, MODELS_NOT_SAVED, MODELS_MANIFEST_BROKEN
   */
  async add(path: string, options: PlaceOptions & ModelFacts, work: ModelWork = {}): Promise<ModelState> {
    const { kind, licence, source, note } = options;
    // A list that cannot be read is found out before anything is copied.
    await readManifest(this.#home.models);
    const name = await placeModel(this.#home.models, path, options, work);
    const facts = {
      ...(licence !== undefined && { licence }),
      ...(source !== undefined && { source }),
      ...(note !== undefined && { note }),
    };
    return this.record(kind, name, facts, work);
  }

  /** Removes a model and its line in the manifest. What a link leads to stays. @throws MODEL_NOT_FOUND */
  async remove(kind: ModelKind, name: string): Promise<void> {
    await this.state(kind, name);
    await removeModelFiles(this.#home.models, kind, name);
    await changeManifest(this.#home.models, (listed) => listed.filter((model) => !isSame(model, kind, name)));
  }

  async #state(kind: ModelKind, name: string, listed: readonly ListedModel[]): Promise<ModelState> {
    const parts = await modelParts(this.#home.models, kind, name);
    const model = listed.find((one) => isSame(one, kind, name));
    const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
    const { condition, differing } = await this.#compare(parts, model);
    const { licence, source, note } = model ?? knownFacts(kind, name);
    const [only, ...others] = model?.files ?? [];
    return {
      ...{ kind, name, condition, bytes: bytes || sumOf(model), differing },
      ...(only && others.length === 0 && { sha256: only.sha256 }),
      ...(licence !== undefined && { licence }),
      ...(source !== undefined && { source }),
      ...(note !== undefined && { note }),
    };
  }

  async #compare(
    parts: readonly ModelPart[],
    model: ListedModel | undefined,
  ): Promise<Pick<ModelState, 'condition' | 'differing'>> {
    if (!model) return { condition: 'unlisted', differing: [] };
    if (parts.length === 0) return { condition: 'missing', differing: model.files.map(({ path }) => path) };
    const gone = model.files.filter(({ path }) => !parts.some((part) => part.path === path)).map(({ path }) => path);
    const hashes = await Promise.all(parts.map((part) => this.#hashes.find(part)));
    const judged = parts.map((part, i) => {
      const wanted = model.files.find(({ path }) => path === part.path);
      if (!wanted || wanted.bytes !== part.bytes) return 'changed';
      const hash = hashes[i];
      return hash === undefined ? 'unchecked' : hash === wanted.sha256 ? 'ok' : 'changed';
    });
    const changed = parts.filter((_part, i) => judged[i] === 'changed').map(({ path }) => path);
    if (gone.length + changed.length > 0) return { condition: 'changed', differing: [...gone, ...changed] };
    return { condition: judged.includes('unchecked') ? 'unchecked' : 'ok', differing: [] };
  }

  async #hashAll(parts: readonly ModelPart[], { signal, onProgress }: ModelWork): Promise<readonly string[]> {
    const totalBytes = parts.reduce((sum, { bytes }) => sum + bytes, 0);
    let doneBytes = 0;
    const watch: HashWatch = {
      ...(signal && { signal }),
      onBytes(bytes) {
        doneBytes += bytes;
        onProgress?.({ stage: 'hash', doneBytes, totalBytes });
      },
    };
    const hashes: string[] = [];
    for (const part of parts) hashes.push(await this.#hashes.hash(part, watch));
    return hashes;
  }
}

/** What its makers say of a model of this name. */
function knownFacts(kind: ModelKind, name: string): ModelFacts {
  const known = knownModelOf(kind, name);
  return known ? { licence: known.licence.en, source: known.source } : {};
}

function isSame(model: ListedModel, kind: ModelKind, name: string): boolean {
  return model.kind === kind && model.name === name;
}

const sumOf = (model: ListedModel | undefined) => model?.files.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0;
