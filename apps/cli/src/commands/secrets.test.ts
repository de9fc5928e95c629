import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startSmtpServer } from '@talkgraph/delivery/testing';

const program = fileURLToPath(new URL('../../bin/talkgraph.mjs', import.meta.url));

test('profiles are made from the standard input, shown without secrets, tested and removed', async (t) => {
  const home = await mkdtemp(join(tmpdir(), 'talkgraph-cli-secrets-'));
  const mail = await startSmtpServer();
  t.after(async () => {
    await mail.close();
    await rm(home, { recursive: true, force: true });
  });
  const call = async (args: readonly string[], input = '') => {
    const env = { ...process.env, TALKGRAPH_HOME: home };
    const child = spawn(process.execPath, [program, 'secrets', ...args, '--lang', 'en'], { env });
    child.stdin.end(input);
    const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return { out, err, code: code as number };
  };
  const { password, ...open } = mail.fields;
  const lines = Object.entries(open).map(([name, value]) => `${name}=${value}`);
  assert.match((await call(['list'])).out, /no profile yet/);
  assert.equal(
    (await call(['set', 'post', '--kind', 'smtp', '--stdin'], [...lines, `password=${password}`].join('\n'))).code,
    0,
  );
  assert.match((await call(['test', 'post'])).out, /works/);
  const shown = await call(['show', 'post']);
  assert.match(shown.out, /user: sender\n {2}password: \(set, not shown\)/);
  assert.ok(!`${shown.out}${(await call(['list', '--json'])).out}`.includes(String(password)));
  const typed = await call(['set', 'post', '--field', 'password=typed-password']);
  assert.deepEqual([typed.code === 0, typed.err.includes('typed-password')], [false, false]);
  await call(['set', 'post', '--stdin'], JSON.stringify({ password: 'wrong-password' }));
  const refused = await call(['test', 'post']);
  assert.match(refused.err, /does not let us in with the profile "post"/);
  assert.ok(!refused.err.includes('wrong-password'));
  assert.equal((await call(['remove', 'post'])).code, 0);
  assert.notEqual((await call(['dance', 'post'])).code, 0);
});
