import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { runTalkgraph } from '../testing/run-talkgraph.js';
import { serveTalkgraph } from '../testing/serve-talkgraph.js';
import { temporaryFolder } from '../testing/temporary-folder.js';

const folder = temporaryFolder();

test('serve answers this machine, and ends with 0 when asked to', async () => {
  const server = await serveTalkgraph(join(folder, 'home'));
  const health = await fetch(`${server.url}/healthz`);
  assert.equal(((await health.json()) as { status: string }).status, 'ok');
  assert.equal(await server.stop('SIGINT'), 0);
});

test('the server goes on when nobody reads its output any more', async () => {
  const server = await serveTalkgraph(join(folder, 'unread'));
  server.child.stdout?.destroy();
  server.child.stderr?.destroy();
  const prompt = { 1: { class_type: 'PrimitiveString', inputs: { value: 'x' } }, 2: preview('1') };
  for (let i = 0; i < 3; i += 1) {
    const response = await fetch(`${server.url}/prompt`, { method: 'POST', body: JSON.stringify({ prompt }) });
    assert.equal(response.status, 200);
  }
  assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
  assert.equal(await server.stop(), 0);
});

test('a home is served by one server at a time; after a kill the next one starts', async () => {
  const home = join(folder, 'taken');
  const first = await serveTalkgraph(home);
  const second = await runTalkgraph(['serve', '--port', '0'], { env: { TALKGRAPH_HOME: home } });
  assert.notEqual(second.code, 0);
  assert.match(second.stderr, /\[HOME_IN_USE\]$/m);
  await first.stop('SIGKILL');
  const third = await serveTalkgraph(home);
  assert.equal(await third.stop(), 0);
});

test('an address that others can reach is refused without a token', async () => {
  const { code, stderr } = await runTalkgraph(['serve', '--host', '0.0.0.0', '--port', '0'], {
    env: { TALKGRAPH_HOME: join(folder, 'open'), TALKGRAPH_TOKEN: '' },
  });
  assert.equal(code, 2);
  assert.match(stderr, /^talkgraph: [^\n]+token[^\n]* \[SERVER_NEEDS_TOKEN\]$/m);
});

test('with a token, commands that know it are served and others are not', async () => {
  const home = join(folder, 'locked');
  const server = await serveTalkgraph(home, ['--token', 'open-sesame']);
  try {
    assert.equal((await fetch(`${server.url}/queue`)).status, 401);
    const other = { TALKGRAPH_HOME: join(folder, 'other') };
    const unknown = await runTalkgraph(['queue', '--server', server.url], { env: other });
    assert.equal(unknown.code, 1);
    const known = await runTalkgraph(['queue'], { env: { TALKGRAPH_HOME: home } });
    assert.equal(known.code, 0, known.stderr);
  } finally {
    await server.stop();
  }
});

for (const [args, code] of [
  [['--port', '99999'], 'CLI_OPTION_INVALID'],
  [['--workers', '0'], 'CLI_OPTION_INVALID'],
  [['--cache-gb', 'much'], 'CLI_OPTION_INVALID'],
  [['--token', '芝麻 开门'], 'CLI_OPTION_INVALID'],
] as const) {
  test(`serve ${args.join(' ')} is a mistake`, async () => {
    const { code: exit, stderr } = await runTalkgraph(['serve', ...args], { env: { TALKGRAPH_HOME: folder } });
    assert.equal(exit, 2);
    assert.match(stderr, new RegExp(`\\[${code}\\]`));
  });
}

function preview(node: string) {
  return { class_type: 'PreviewAny', inputs: { source: [node, 0] } };
}
