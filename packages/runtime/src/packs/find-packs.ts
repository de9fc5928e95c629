import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalizedText } from '@talkgraph/errors';

/** A place in the folder of custom packs that looks like a pack. */
export interface FoundPack {
  /** The name of its folder or file. */
  readonly name: string;
  /** The folder, or the single file. */
  readonly path: string;
  /** The module to be loaded, or why there is none. */
  readonly entry: { readonly file: string } | { readonly problem: LocalizedText };
}

const indexFiles = ['index.ts', 'index.mts', 'index.js', 'index.mjs'];

/**
 * Lists the packs of a folder by name: sub-folders (links the operator made are followed) and single modules. What is
 * called `*.disabled`, begins with a point, or is `node_modules` or `__pycache__` is left alone.
 */
export async function findPacks(folder: string): Promise<readonly FoundPack[]> {
  const names = (await readdir(folder)).filter((name) => !isLeftAlone(name)).sort();
  const found: FoundPack[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const facts = await stat(path).catch(() => undefined);
    if (facts?.isDirectory()) found.push({ name, path, entry: await findEntry(path) });
    else if (facts?.isFile() && isModule(name)) found.push({ name, path, entry: { file: path } });
  }
  return found;
}

function isLeftAlone(name: string): boolean {
  return name.startsWith('.') || name.endsWith('.disabled') || name === 'node_modules' || name === '__pycache__';
}

function isModule(name: string): boolean {
  return /\.m?[jt]s$/.test(name) && !/\.(d|test)\.m?[jt]s$/.test(name);
}

async function findEntry(folder: string): Promise<FoundPack['entry']> {
  const manifest = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined);
  let main: string | undefined;
  try {
    main = manifest === undefined ? undefined : mainOf(JSON.parse(manifest));
  } catch {
    return { problem: { en: 'its package.json is not JSON', zh: '其 package.json 不是有效的 JSON' } };
  }
  for (const file of main === undefined ? indexFiles : [main]) {
    const path = join(folder, file);
    if ((await stat(path).catch(() => undefined))?.isFile()) return { file: path };
  }
  if (main !== undefined) {
    return {
      problem: { en: `its package.json names ${main}, which is missing`, zh: `其 package.json 指定的 ${main} 不存在` },
    };
  }
  return { problem: { en: 'it has no index.ts or index.js', zh: '其中没有 index.ts 或 index.js' } };
}

/** `exports` goes before `main`, as in Node; of conditions, the ones an import takes. */
function mainOf(manifest: unknown): string | undefined {
  const { exports, main } = (manifest ?? {}) as { exports?: unknown; main?: unknown };
  const exported = targetOf(exports);
  if (exported !== undefined) return exported;
  return typeof main === 'string' && main !== '' ? main : undefined;
}

function targetOf(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  if (typeof target !== 'object' || target === null) return undefined;
  const conditions = target as Record<string, unknown>;
  return targetOf(conditions['.'] ?? conditions.import ?? conditions.node ?? conditions.default);
}
