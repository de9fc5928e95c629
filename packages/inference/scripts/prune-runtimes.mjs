// Removes the native ONNX Runtime libraries of other platforms: only this machine's are ever loaded.
import { readdir, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Prunes onnxruntime-node/bin/napi-v*\/<platform>/<arch> down to this machine's folder and answers the bytes freed.
 * Does nothing when this machine's folder is absent, so that an unknown platform keeps whatever it has.
 * @param {{root?: string, platform?: string, arch?: string}} [options] root: the onnxruntime-node package folder
 * @returns {Promise<{freedBytes: number, removed: string[]}>}
 */
export async function pruneRuntimes(options = {}) {
  const { root = runtimeFolder(), platform = process.platform, arch = process.arch } = options;
  const removed = [];
  let freedBytes = 0;
  for (const folder of await foldersOf(path.join(root, 'bin'))) {
    if (!path.basename(folder).startsWith('napi-v')) continue;
    const builds = (await Promise.all((await foldersOf(folder)).map(foldersOf))).flat();
    const own = path.join(folder, platform, arch);
    if (!builds.includes(own)) continue;
    for (const build of builds.filter((candidate) => candidate !== own)) {
      freedBytes += await sizeOf(build);
      await rm(build, { recursive: true });
      removed.push(path.relative(root, build));
    }
  }
  return { freedBytes, removed };
}

function runtimeFolder() {
  const main = createRequire(import.meta.url).resolve('onnxruntime-node');
  return path.resolve(path.dirname(main), '..');
}

async function foldersOf(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => path.join(folder, entry.name));
}

async function sizeOf(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async (file) => (await stat(path.join(file.path, file.name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { freedBytes } = await pruneRuntimes();
  process.stdout.write(`ONNX Runtime: ${(freedBytes / 1e6).toFixed(0)} MB of other platforms' libraries removed\n`);
}
