import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openSecretStore } from './open-secret-store.js';

async function homeFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-secrets-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const bucket = {
  kind: 's3',
  fields: { bucket: 'films', access_key_id: 'AKEXAMPLE', secret_access_key: 'not-for-anyone' },
};

test('a profile is kept in a file that only its owner may read, whole or not at all', async (t) => {
  const home = await homeFolder(t);
  const store = await openSecretStore(home, {});
  await store.set('company', bucket);
  await store.set('company', { fields: { region: 'eu-west-1', bucket: 'clips' } });
  const path = join(home, 'secrets', 'profiles.json');
  assert.deepEqual([(await stat(path)).mode & 0o777, (await stat(join(home, 'secrets'))).mode & 0o777], [0o600, 0o700]);
  assert.deepEqual(await readdir(join(home, 'secrets')), ['profiles.json']);
  const { fields } = await (await openSecretStore(home, {})).read('company', 's3');
  assert.deepEqual(fields, { ...bucket.fields, region: 'eu-west-1', bucket: 'clips' });
  await store.set('company', { fields: { region: null } });
  assert.equal((await store.read('company')).fields.region, undefined);
  await store.remove('company');
  await assert.rejects(store.read('company', 's3'), { code: 'SECRETS_PROFILE_MISSING' });
  await assert.rejects(store.remove('company'), { code: 'SECRETS_PROFILE_MISSING' });
});

test('what is listed says which fields are set and never what is secret', async (t) => {
  const store = await openSecretStore(await homeFolder(t), { TALKGRAPH_SECRET_COMPANY_REGION: 'eu-west-1' });
  await store.set('company', bucket);
  const list = await store.list();
  assert.deepEqual(list[0]?.fields, [
    { name: 'region', secret: false, from: 'environment', value: 'eu-west-1' },
    { name: 'bucket', secret: false, from: 'file', value: 'films' },
    { name: 'access_key_id', secret: false, from: 'file', value: 'AKEXAMPLE' },
    { name: 'secret_access_key', secret: true, from: 'file' },
  ]);
  assert.ok(!JSON.stringify(list).includes('not-for-anyone'));
});

test('environment variables win, and make profiles of their own', async (t) => {
  const env = {
    TALKGRAPH_SECRET_COMPANY_SECRET_ACCESS_KEY: 'from outside',
    TALKGRAPH_SECRET_NEWS_LETTER_KIND: 'smtp',
    TALKGRAPH_SECRET_NEWS_LETTER_HOST: 'mail.example',
    TALKGRAPH_SECRET_NEWS_LETTER_FROM: 'a@example.com',
    TALKGRAPH_SECRET_BARE_URL: 'https://example.com/hook?token=1',
  };
  const store = await openSecretStore(await homeFolder(t), env);
  await store.set('company', bucket);
  assert.equal((await store.read('company', 's3')).fields.secret_access_key, 'from outside');
  assert.deepEqual(
    (await store.list()).map(({ name, kind }) => [name, kind]),
    [
      ['company', 's3'],
      ['news-letter', 'smtp'],
    ],
  );
  assert.equal((await store.read('news-letter')).fields.host, 'mail.example');
  assert.equal((await store.read('bare', 'webhook')).fields.url, 'https://example.com/hook?token=1');
  await assert.rejects(store.remove('news-letter'), { code: 'SECRETS_FROM_ENVIRONMENT' });
});

test('mistakes are named', async (t) => {
  const store = await openSecretStore(await homeFolder(t), {});
  await store.set('company', bucket);
  const mistakes: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['SECRETS_NAME_INVALID', () => store.set('../x', bucket)],
    ['SECRETS_NAME_INVALID', () => store.set('Company', bucket)],
    ['SECRETS_KIND_INVALID', () => store.set('new', { fields: {} })],
    ['SECRETS_KIND_INVALID', () => store.set('new', { kind: 'constructor', fields: {} })],
    ['SECRETS_FIELD_INVALID', () => store.set('company', { fields: { bukket: 'x' } })],
    ['SECRETS_VALUE_INVALID', () => store.set('company', { fields: { path_style: 'maybe' } })],
    ['SECRETS_VALUE_INVALID', () => store.set('company', { fields: { bucket: 'a\r\nb' } })],
    ['SECRETS_VALUE_INVALID', () => store.set('gpu', { kind: 'comfyui', fields: { address: 'http://me:pw@gpu/x' } })],
    ['SECRETS_PROFILE_KIND', () => store.read('company', 'smtp')],
    ['SECRETS_PROFILE_KIND', () => store.set('company', { kind: 'smtp', fields: {} })],
    ['SECRETS_PROFILE_MISSING', () => store.read('other')],
  ];
  for (const [code, mistake] of mistakes) await assert.rejects(mistake(), { code, kind: 'user' }, code);
  await store.set('company', { fields: { bucket: null } });
  await assert.rejects(store.read('company'), { code: 'SECRETS_FIELD_MISSING' });
});

test('a file that others may read or replace is refused, and a broken one is not repeated', async (t) => {
  const home = await homeFolder(t);
  const store = await openSecretStore(home, {});
  await store.set('company', bucket);
  const path = join(home, 'secrets', 'profiles.json');
  await chmod(path, 0o640);
  await assert.rejects(store.read('company'), { code: 'SECRETS_FILE_OPEN' });
  await assert.rejects(store.set('company', bucket), { code: 'SECRETS_FILE_OPEN' });
  await chmod(path, 0o600);
  await chmod(join(home, 'secrets'), 0o777);
  await assert.rejects(store.list(), { code: 'SECRETS_FILE_OPEN' });
  await chmod(join(home, 'secrets'), 0o700);
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('}', ''));
  await assert.rejects(store.list(), (error: Error & { code?: string }) => {
    assert.equal(error.code, 'SECRETS_FILE_BROKEN');
    return !`${error.message}${error.cause}`.includes('not-for-anyone');
  });
});

test('the redactor hides secrets in all their forms, also those that were replaced meanwhile', async (t) => {
  const home = await homeFolder(t);
  const store = await openSecretStore(home, { TALKGRAPH_SECRET_X_PASSWORD: 'p"w/ 密码' });
  await store.set('company', bucket);
  await store.set('company', { fields: { secret_access_key: 'another-one' } });
  const { redactor } = store;
  const given = {
    plain: 'key not-for-anyone refused',
    now: ['another-one'],
    json: JSON.stringify({ password: 'p"w/ 密码' }),
    address: `https://host/?k=${encodeURIComponent('p"w/ 密码')}`,
    base64: Buffer.from('another-one').toString('base64'),
    url: 'mqtt://someone:any%20thing@broker:1883 and https://host/a@b',
    header: 'Authorization: Bearer abcdef123456',
    number: 4,
  };
  const text = JSON.stringify(redactor.value(given));
  for (const part of ['not-for-anyone', 'another-one', '密码', 'any%20thing', 'abcdef123456', given.base64]) {
    assert.ok(!text.includes(part), part);
  }
  assert.match(text, /https:\/\/host\/a@b/);
  assert.equal(redactor.value(given).number, 4);
  const bytes = { bytes: new Uint8Array([1]), text: 'nothing here' };
  assert.equal(redactor.value(bytes), bytes);
  assert.deepEqual(redactor.record({ file: 'p"w/ 密码.mp4', key: 'another-one' }), {
    file: 'p"w/ 密码.mp4',
    key: '[hidden]',
  });
});

test('one of several headers is hidden too, short words are not, and no text takes long', async (t) => {
  const store = await openSecretStore(await homeFolder(t), {});
  await store.set('gpu', {
    kind: 'comfyui',
    fields: { address: 'http://gpu/x@y', headers: 'X-Key: abc-1234567890; X-Team: video' },
  });
  const { redactor } = store;
  assert.equal(redactor.text('401: abc-1234567890 may save no video'), '401: [hidden] may save no video');
  const began = process.cpuUsage();
  for (const text of ['?', '&', 'a.', 'a://b:']) redactor.text(text.repeat(100_000));
  assert.ok(process.cpuUsage(began).user < 3e6, `${process.cpuUsage(began).user} µs`);
});

test('a store opened before learns of secrets that another process wrote when it uses them', async (t) => {
  const home = await homeFolder(t);
  const early = await openSecretStore(home, {});
  await (await openSecretStore(home, {})).set('company', bucket);
  await early.read('company');
  assert.equal(early.redactor.text('x not-for-anyone'), 'x [hidden]');
});
