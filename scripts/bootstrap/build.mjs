import { join } from 'node:path';
import { root } from './root.mjs';
import { runCommand } from './run-command.mjs';
import { giveUp } from './say.mjs';

/** Compiles what changed since the last build. */
export function build() {
  const code = runCommand(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b']);
  if (code === 0) return;
  giveUp('The program could not be compiled: see the messages above.', '程序编译失败，原因见上方信息。');
}
