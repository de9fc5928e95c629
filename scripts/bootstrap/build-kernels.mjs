import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesUnder } from '../checks/find-tests.mjs';
import { root } from './root.mjs';
import { runCommand } from './run-command.mjs';
import { giveUp } from './say.mjs';

const folder = join(root, 'packages/kernels');
const sources = join(folder, 'assembly');
const made = join(folder, 'dist/kernels.wasm');

/** Compiles the pixel loops to WebAssembly if any of them, or the compiler, is newer than what was made last. */
export function buildKernels() {
  const compiler = join(root, 'node_modules/assemblyscript');
  const ingredients = [...filesUnder(sources), join(compiler, 'package.json')];
  const changed = Math.max(...ingredients.map((file) => statSync(file).mtimeMs));
  if (existsSync(made) && statSync(made).mtimeMs > changed) return;
  mkdirSync(dirname(made), { recursive: true });
  const options = ['--enable', 'simd', '-O3', '--noAssert', '--runtime', 'stub', '--outFile', made];
  const code = runCommand(process.execPath, [join(compiler, 'bin/asc.js'), join(sources, 'index.ts'), ...options]);
  if (code === 0) return;
  giveUp('The pixel loops could not be compiled: see the messages above.', '像素运算模块编译失败，原因见上方信息。');
}
