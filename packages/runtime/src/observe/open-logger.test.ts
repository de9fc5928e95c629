import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, test } from 'node:test';
import { type OpenLoggerOptions, openLogger } from './open-logger.js';

let root = '';
let logs = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'talkgraph-logs-'));
  logs = join(root, 'logs');
  await mkdir(logs);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const current = () => readFile(join(logs, '运行实时日志.log'), 'utf8');
const open = (options: Partial<OpenLoggerOptions> = {}) => openLogger({ home: { logs }, ...options });

test('a line goes to the file of that very name, to the console, and to listeners, readable for people', async () => {
  const console = new PassThrough();
  const log = await open({ console });
  const heard: string[] = [];
  const stop = log.onLine((line) => heard.push(`${line.level} ${line.message} ${JSON.stringify(line.fields)}`));
  log.child({ runId: 'r1' }).info('Node done', { node: 5, title: 'two words', level: 'mine' });
  stop();
  log.warn('Not heard');
  await log.close();
  console.end();
  const written = await current();
  assert.match(
    written,
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} INFO {2}Node done runId=r1 node=5 title="two words" level=mine\n/,
  );
  assert.equal(await text(console), written);
  assert.deepEqual(heard, ['info Node done {"runId":"r1","node":5,"title":"two words","level":"mine"}']);
  assert.deepEqual(
    log.recentLines(1).map((line) => line.message),
    ['Not heard'],
  );
  assert.equal(log.recentLines(99).length, 2);
});

test('colours are for terminals only', async () => {
  const terminal = Object.assign(new PassThrough(), { isTTY: true });
  const log = await open({ console: terminal });
  log.error('Red');
  await log.close();
  terminal.end();
  assert.ok((await text(terminal)).includes('\x1b[31mERROR\x1b[0m Red'));
  assert.ok(!(await current()).includes('\x1b'));
});

test('lines below the level are not kept', async () => {
  const log = await open({ level: 'warn' });
  log.info('Quiet');
  log.warn('Loud');
  await log.close();
  assert.doesNotMatch(await current(), /Quiet/);
});

test('secrets are hidden wherever they stand', async () => {
  const log = await open();
  const fields = {
    token: 's3cret',
    headers: { Authorization: 'Bearer s3cret', Cookie: 's3cret', 'x-api-key': 's3cret', host: 'here' },
    apiKey: 's3cret',
    list: [{ dbPassword: 's3cret' }],
    url: 'ws://host/ws?clientId=1&token=s3cret&x=1',
    error: new Error('401 for Bearer s3cret-s3cret'),
  };
  log.child({ clientSecret: 's3cret' }).info('GET /?access_token=s3cret', fields);
  await log.close();
  const written = await current();
  assert.doesNotMatch(written, /s3cret/);
  assert.match(written, /clientId=1&token=\[hidden\]&x=1/);
  assert.match(written, /"host":"here"/);
});

test('an error shows its code, its message, its stack and its cause’s', async () => {
  const log = await open();
  const cause = new TypeError('deep');
  log.error('Failed', { error: Object.assign(new Error('outer', { cause }), { code: 'ENOSPC' }) });
  await log.close();
  const lines = (await current()).split('\n');
  assert.match(lines[0] ?? '', /ERROR Failed error="ENOSPC: outer"$/);
  assert.equal(lines[1], '    Error: outer');
  assert.ok(lines.includes('    TypeError: deep'));
});

test('no value can begin a line of its own or break the log', async () => {
  const log = await open();
  const loop: Record<string, unknown> = { big: 10n, nan: Number.NaN, bytes: new Uint8Array(3), gone: undefined };
  loop.self = loop;
  log.info('one\ntwo\x1b[31m', { name: 'a\nb', loop, 'k\ney': 1 });
  await log.close();
  const lines = (await current()).trimEnd().split('\n');
  assert.equal(lines.length, 1);
  assert.match(lines[0] ?? '', /one two \[31m name="a\\nb" .*"big":"10","nan":"NaN","bytes":"3 bytes"/);
});

test('the next program of the same day continues the file', async () => {
  for (const message of ['First', 'Second']) {
    const log = await open();
    log.info(message);
    await log.close();
  }
  assert.match(await current(), /First\n.*Second\n$/);
  assert.equal((await readdir(logs)).length, 2);
});

test('what is said after closing goes to the console only', async () => {
  const console = new PassThrough();
  const log = await open({ console });
  log.info('Before');
  await log.close();
  log.info('After');
  console.end();
  assert.match(await text(console), /After\n$/);
  assert.match(await current(), /Before\n$/);
});

test('a full file makes way for a new one, the old ones go, and the name follows', async () => {
  const log = await open({ limits: { bytes: 1024, count: 3 } });
  for (let i = 0; i < 60; i += 1) log.info(`Line ${i}`, { filler: 'x'.repeat(200) });
  log.info('The last line');
  await log.close();
  assert.match(await current(), /The last line\n$/);
  const again = await open({ limits: { count: 3 } });
  await again.close();
  const names = (await readdir(logs)).filter((name) => name !== '运行实时日志.log');
  assert.equal(names.length, 3);
  for (const name of names) assert.match(name, /^运行实时日志\.\d{4}-\d\d-\d\d\.\d+\.log$/);
  assert.ok(names.every((name) => !name.endsWith('.1.log')));
});

test('a log that cannot be written does not stop the program', async () => {
  await writeFile(join(root, 'file'), '');
  const console = new PassThrough();
  const log = await openLogger({ home: { logs: join(root, 'file', 'logs') }, console });
  log.info('Still here');
  await log.close();
  console.end();
  assert.match(await text(console), /The log file cannot be written.*\n(.*\n)*.*Still here\n$/);
});
