#!/usr/bin/env node
// The program's entry: says what is missing instead of failing with a stack trace, then starts the compiled program.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
const compiled = new URL('../dist/main.js', import.meta.url);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `talkgraph: Node.js 20.19 or newer is needed, and this is ${process.versions.node}: https://nodejs.org\n` +
      `talkgraph：需要 Node.js 20.19 或更高版本，当前是 ${process.versions.node}：https://nodejs.org`,
  );
  process.exitCode = 1;
} else if (!existsSync(fileURLToPath(compiled))) {
  console.error(
    'talkgraph: the program is not set up yet; run "npm run bootstrap" in its folder first.\n' +
      'talkgraph：程序尚未准备好，请先在程序文件夹里运行 npm run bootstrap。',
  );
  process.exitCode = 1;
} else {
  const { main } = await import(compiled.href);
  process.exitCode = await main(process.argv.slice(2));
}
