import * as engine from '@talkgraph/engine';
import { createRegistry, type NodePack } from '@talkgraph/engine';
import * as errors from '@talkgraph/errors';
import { isTalkgraphError, type LocalizedText, type TalkgraphError } from '@talkgraph/errors';
import type { PackState } from '../dispatch/dispatcher.js';
import { packBroken, packClash } from '../errors.js';
import { type FoundPack, findPacks } from './find-packs.js';
import { importModule } from './import-module.js';

export interface LoadCustomPacksOptions {
  /** The packs of the program itself; they were first, so whatever clashes with them is refused. */
  readonly builtIn: readonly NodePack[];
  /**
   * Modules that packs may import wherever they lie, by name, besides `@talkgraph/engine` and `@talkgraph/errors`:
   * `{'@talkgraph/nodes': nodes}`. Packs get the very modules of this program, not copies.
   */
  readonly modules?: Readonly<Record<string, unknown>>;
  /** Where compiled TypeScript is kept, below the home's temp/; may be emptied at any time. Not kept where not given. */
  readonly cacheFolder?: string;
  /** How long a pack's module may take to load. */
  readonly limitMs?: number;
}

/** A custom pack that can be used. */
export interface LoadedPack {
  readonly pack: NodePack;
  readonly state: PackState;
}

export interface CustomPacks {
  readonly packs: readonly LoadedPack[];
  /** The packs that were left out, each with its problem. */
  readonly problems: readonly PackState[];
}

/**
 * Loads the packs of a folder one after the other, in the order of their names. A pack that is broken or clashes with one
 * before it is left out and reported; the rest are loaded. Each call reads the files anew.
 */
export async function loadCustomPacks(folder: string, options: LoadCustomPacksOptions): Promise<CustomPacks> {
  const modules = { '@talkgraph/engine': engine, '@talkgraph/errors': errors, ...options.modules };
  const packs: LoadedPack[] = [];
  const problems: PackState[] = [];
  for (const found of await findPacks(folder)) {
    const before = [...options.builtIn, ...packs.map((loaded) => loaded.pack)];
    try {
      packs.push(await loadPack(found, before, { ...options, modules }));
    } catch (error) {
      problems.push(stateOfFailure(found, error));
    }
  }
  return { packs, problems };
}

async function loadPack(
  found: FoundPack,
  before: readonly NodePack[],
  { modules = {}, cacheFolder, limitMs = 15_000 }: LoadCustomPacksOptions,
): Promise<LoadedPack> {
  if ('problem' in found.entry) throw packBroken({ folder: found.name, problem: found.entry.problem });
  const pack = await importModule(found.entry.file, { root: found.path, modules, cacheFolder, limitMs });
  if (typeof pack !== 'object' || pack === null) throw packBroken({ folder: found.name, problem: notExported });
  // The registry knows what packs and definitions have to be; it is made only to hear whether it can be.
  createRegistry([...before, pack as NodePack]);
  const { name, version, nodes } = pack as NodePack;
  const nodeTypes = nodes.map((node) => node.type);
  return { pack: pack as NodePack, state: { name, folder: found.path, version, nodeTypes } };
}

const notExported = {
  en: 'its module does not export a pack as default (export default definePack({…}))',
  zh: '其模块没有默认导出节点包（export default definePack({…})）',
};

function stateOfFailure(found: FoundPack, error: unknown): PackState {
  const { code, text } = describeFailure(found.name, error);
  return { name: found.name, folder: found.path, nodeTypes: [], problem: { code, text } };
}

function describeFailure(folder: string, error: unknown): TalkgraphError {
  if (!isTalkgraphError(error)) return packBroken({ folder, problem: sentenceOf(error) }, error);
  if (error.code === packBroken.code) return error;
  const isClash = error.code === 'NODE_PACK_DUPLICATE' || error.code === 'NODE_TYPE_DUPLICATE';
  const problem = withoutFullStop(error.text);
  return isClash ? packClash({ folder, problem }, error) : packBroken({ folder, problem }, error);
}

/** What a pack's own code threw, in its own words; the rest of the lines is about our loader. */
function sentenceOf(error: unknown): LocalizedText {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const [first = ''] = text.split('\n');
  return withoutFullStop({ en: first, zh: first });
}

function withoutFullStop(text: LocalizedText): LocalizedText {
  return { en: text.en.replace(/\.$/, ''), zh: text.zh.replace(/。$/, '') };
}
