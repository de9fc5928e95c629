// All tests: bootstraps, checks the style, then runs every test that has a source. `npm test -- media` runs those whose
// path contains "media".
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { root } from './bootstrap/root.mjs';
import { runCommand } from './bootstrap/run-command.mjs';
import { say } from './bootstrap/say.mjs';
import { bootstrap } from './bootstrap.mjs';
import { findTests, slowFirst } from './checks/find-tests.mjs';

const filters = process.argv.slice(2);
await bootstrap({ forTests: true });

const tests = findTests(root, filters);
if (tests.length === 0) {
  say(`No test has ${filters.join(' or ')} in its path.`, `没有路径包含 ${filters.join(' 或 ')} 的测试。`);
  process.exit(1);
}
const styleCode = filters.length === 0 ? checkStyle() : 0;
// The command line's tests all use the same samples: made before, they are not made twice at the same time.
if (tests.some((test) => test.startsWith('apps/cli/'))) {
  const { makeSamples } = await import('../samples/make-samples.mjs');
  await makeSamples();
}
/** Tests wait for browsers, processes and clocks, too: with three files at once, two cores have always something to do. */
const filesAtOnce = 3;
if (styleCode !== 0) process.exitCode = styleCode;
process.chdir(root);
// By this call, since `node --test` would put the files back into the order of their names.
run({ files: slowFirst(tests).map((test) => join(root, test)), concurrency: filesAtOnce })
  .on('test:fail', ({ todo }) => {
    if (todo === undefined || todo === false) process.exitCode = 1;
  })
  .compose(new spec())
  .pipe(process.stdout);

/** A fault of style fails the run but does not keep the tests from being run. */
function checkStyle() {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const colours = process.stdout.isTTY ? [] : ['--colors=off'];
  const code = runCommand(process.execPath, [biome, 'ci', ...colours]);
  if (code === 0) return 0;
  say(
    'Biome found faults, so this run fails; `npm run format` mends most of them.',
    'Biome 检查未通过，本次测试将判为失败；运行 npm run format 可自动修复大部分问题。',
  );
  return code;
}
