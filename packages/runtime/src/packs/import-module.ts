import { realpath } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packStuck, packTriedToExit } from '../errors.js';

const nodeRequire = createRequire(import.meta.url);

export interface ImportModuleOptions {
  /** The folder whose files are read anew. */
  readonly root: string;
  /** Modules that it may import by name although they are not installed where it lies. */
  readonly modules: Readonly<Record<string, unknown>>;
  /** Where compiled TypeScript is kept, under a hash of its source. */
  readonly cacheFolder: string | undefined;
  readonly limitMs: number;
}

/**
 * Loads a module of somebody else, TypeScript or JavaScript, and answers its default export. Its files are read anew,
 * except modules that Node loads by itself (`.mjs`, `.js` under `"type": "module"`), which Node keeps.
 * What the module does wrong while it loads is thrown here: an error, a rejection nobody handles, an attempt to end the
 * process, not being done within the limit. A loop that never yields cannot be stopped in the same process.
 */
export async function importModule(file: string, options: ImportModuleOptions): Promise<unknown> {
  const { root, modules, cacheFolder, limitMs } = options;
  const roots = [root, await realpath(root)];
  for (const folder of roots) forget(folder);
  const { createJiti } = await import('jiti');
  const jiti = createJiti(file, {
    fsCache: cacheFolder ?? false,
    interopDefault: false,
    virtualModules: { ...modules },
  });
  const faults: unknown[] = [];
  const note = (fault: unknown) => void faults.push(fault);
  const allowExit = refuseExit(roots, note);
  process.on('unhandledRejection', note).on('uncaughtException', note);
  try {
    const loaded = await withinLimit(jiti.import<{ default?: unknown }>(file), limitMs);
    // Rejections without a handler are announced once the turn is over.
    await new Promise((resolve) => setImmediate(resolve));
    if (faults.length > 0) throw faults[0];
    return loaded.default;
  } finally {
    process.off('unhandledRejection', note).off('uncaughtException', note);
    allowExit();
  }
}

/** Keeps code that lies in these folders from ending the process; the program itself still may. Answers the undo. */
function refuseExit(roots: readonly string[], note: (fault: unknown) => void): () => void {
  const places = roots.flatMap((root) => [root, pathToFileURL(root).href]);
  const exit = process.exit;
  process.exit = (code) => {
    const stack = wholeStack();
    if (!places.some((place) => stack.includes(place))) return exit(code);
    const fault = packTriedToExit({});
    note(fault);
    throw fault;
  };
  return () => {
    process.exit = exit;
  };
}

function wholeStack(): string {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = Number.POSITIVE_INFINITY;
  const { stack = '' } = new Error();
  Error.stackTraceLimit = limit;
  return stack;
}

/** Makes a file, or the files of a folder, be read again; installed dependencies stay. */
function forget(root: string): void {
  const installed = `${sep}node_modules${sep}`;
  for (const file of Object.keys(nodeRequire.cache)) {
    const isOwn = file === root || (file.startsWith(root + sep) && !file.slice(root.length).includes(installed));
    if (isOwn) delete nodeRequire.cache[file];
  }
}

async function withinLimit<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(packStuck({ seconds: limitMs / 1000 })), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
