import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runTalkgraph } from './testing/run-talkgraph.js';
import { temporaryFolder } from './testing/temporary-folder.js';

test('without a command the help is shown, in English or Chinese as asked for', async () => {
  const english = await runTalkgraph([]);
  assert.equal(english.code, 0);
  assert.match(english.stdout, /Usage: talkgraph/);
  for (const command of ['talk', 'doctor', 'probe']) assert.match(english.stdout, new RegExp(`^ +${command} `, 'm'));

  const asked = [
    await runTalkgraph(['--lang', 'zh']),
    await runTalkgraph(['--lang=zh']),
    await runTalkgraph([], { env: { TALKGRAPH_LANG: 'zh' } }),
    await runTalkgraph([], { env: { LC_ALL: 'zh_CN.UTF-8' } }),
  ];
  for (const { code, stdout } of asked) {
    assert.equal(code, 0);
    assert.match(stdout, /用法：/);
    assert.doesNotMatch(stdout, /Usage|Options|Commands/);
  }
});

test('the help of a command names each of its options in the user’s language', async () => {
  const { code, stdout } = await runTalkgraph(['talk', '--help', '--lang', 'zh']);
  assert.equal(code, 0);
  for (const option of ['--video', '--audio', '--output', '--intensity', '--loop', '--report']) {
    assert.match(stdout, new RegExp(`${option} .*\\p{Script=Han}`, 'u'));
  }
});

test('--version prints the version', async () => {
  const { code, stdout } = await runTalkgraph(['--version']);
  assert.equal(code, 0);
  assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
});

/** The files that the program has loaded until it ended. */
async function loadedBy(args: readonly string[]): Promise<readonly string[]> {
  const folder = temporaryFolder();
  await runTalkgraph(args, { env: { NODE_V8_COVERAGE: folder } });
  const [report = ''] = readdirSync(folder);
  const { result }: { result: { url: string }[] } = JSON.parse(readFileSync(join(folder, report), 'utf8'));
  return result.map(({ url }) => url).filter((url) => url.startsWith('file:'));
}

test('the program starts at once: nothing is loaded that only a command needs', async () => {
  const loaded = await loadedBy(['--help']);
  const heavy = loaded.filter((url) => !/\/(apps\/cli|packages\/errors|node_modules\/(?!@talkgraph))/.test(url));
  assert.deepEqual(heavy, []);
  assert.ok(loaded.length < 120, `${loaded.length} files`);
});

test('the process of the server holds no native code but its database', async () => {
  // Refused, but only after everything was loaded.
  const loaded = await loadedBy(['serve', '--port', 'none']);
  assert.ok(loaded.some((url) => url.includes('/apps/server/')));
  assert.deepEqual(
    loaded.filter((url) => /\/(node-av|sharp|canvas|onnxruntime-node|sherpa-onnx-node)\//.test(url)),
    [],
  );
});

const mistakes: [args: string[], code: string, english: RegExp, chinese: RegExp][] = [
  [['tlak'], 'CLI_COMMAND_UNKNOWN', /Did you mean "talk"/, /是否想用“talk”/],
  [['sing'], 'CLI_COMMAND_UNKNOWN', /no command "sing"/, /没有“sing”这个命令/],
  [['doctor', '--jsn'], 'CLI_OPTION_UNKNOWN', /Did you mean --json/, /是否想用 --json/],
  [['doctor', 'now'], 'CLI_ARGUMENT_EXTRA', /more words/, /多余/],
  [['probe'], 'CLI_ARGUMENT_MISSING', /file/, /缺少/],
  [['doctor', '--lang', 'de'], 'CLI_OPTION_INVALID', /en or zh/, /en 或 zh/],
  [['doctor', '--lang'], 'CLI_OPTION_VALUE_MISSING', /--lang needs/, /--lang 后面需要/],
];

for (const [args, code, english, chinese] of mistakes) {
  test(`"talkgraph ${args.join(' ')}" is a mistake that is explained in both languages`, async () => {
    const inEnglish = await runTalkgraph(args);
    assert.equal(inEnglish.code, 2);
    assert.equal(inEnglish.stdout, '');
    assert.match(inEnglish.stderr, new RegExp(`^talkgraph: [^\\n]+ \\[${code}\\]\\n$`));
    assert.match(inEnglish.stderr, english);

    const inChinese = await runTalkgraph(args, { env: { TALKGRAPH_LANG: 'zh' } });
    assert.equal(inChinese.code, 2);
    assert.match(inChinese.stderr, new RegExp(`^talkgraph：[^\\n]+ \\[${code}\\]\\n$`));
    assert.match(inChinese.stderr, chinese);
  });
}

test('with --json a mistake is also an object with code, kind and both sentences', async () => {
  const { code, stdout, stderr } = await runTalkgraph(['talk', '--json']);
  assert.equal(code, 2);
  assert.match(stderr, /\[CLI_OPTION_REQUIRED\]/);
  const { text, ...error } = JSON.parse(stdout);
  assert.deepEqual(error, {
    event: 'error',
    code: 'CLI_OPTION_REQUIRED',
    kind: 'user',
    details: { option: '--video', command: 'talk' },
  });
  assert.deepEqual(Object.keys(text), ['en', 'zh']);
});
