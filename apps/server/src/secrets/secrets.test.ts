import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startSmtpServer } from '@talkgraph/delivery/testing';
import { openTestServer } from '../testing/open-test-server.js';

const put = (name: string, payload: object) => ({ method: 'PUT' as const, url: `/api/secrets/${name}`, payload });

test('profiles are added, listed without their secrets, tested and deleted', async (t) => {
  await using server = await openTestServer();
  const mail = await startSmtpServer();
  t.after(() => mail.close());
  assert.equal((await server.ask(put('post', { kind: 'smtp', fields: mail.fields }))).statusCode, 200);
  const list = await server.ask('/api/secrets');
  const { profiles, kinds } = list.json();
  assert.deepEqual([profiles[0].name, profiles[0].kind], ['post', 'smtp']);
  assert.ok(
    profiles[0].fields.some(
      (field: { name: string; value?: string }) => field.name === 'password' && !('value' in field),
    ),
  );
  assert.equal(kinds.folder.localOnly, true);
  const check = { method: 'POST' as const, url: '/api/secrets/post/test' };
  assert.equal((await server.ask(check)).statusCode, 200);
  assert.equal((await server.ask(put('post', { fields: { password: 'wrong-password' } }))).statusCode, 200);
  const refused = await server.ask(check);
  assert.equal(refused.json().error.code, 'DELIVERY_REFUSED');
  for (const answer of [list, refused]) {
    assert.ok(!answer.body.includes('mail-password') && !answer.body.includes('wrong-password'));
  }
  assert.equal((await server.ask({ method: 'DELETE', url: '/api/secrets/post' })).statusCode, 200);
  assert.equal((await server.ask(check)).json().error.code, 'SECRETS_PROFILE_MISSING');
});

test('a ComfyUI server is asked whether it lets us in; other programs and wrong tokens are told', async () => {
  await using server = await openTestServer();
  await using other = await openTestServer({ token: 'token-of-the-other' });
  const address = await other.listen();
  const check = { method: 'POST' as const, url: '/api/secrets/gpu/test' };
  await server.ask(put('gpu', { kind: 'comfyui', fields: { address, token: 'token-of-the-other' } }));
  assert.equal((await server.ask(check)).statusCode, 200);
  await server.ask(put('gpu', { fields: { token: 'some-wrong-token' } }));
  const refused = await server.ask(check);
  assert.equal(refused.json().error.code, 'COMFYUI_REFUSED');
  assert.ok(!refused.body.includes('some-wrong-token'));
});

test('a stored secret is not sent to an address that somebody else puts into its profile', async (t) => {
  process.env.TALKGRAPH_SECRET_NEWS_PASSWORD = 'from-the-environment';
  t.after(() => delete process.env.TALKGRAPH_SECRET_NEWS_PASSWORD);
  await using server = await openTestServer();
  const change = async (name: string, payload: object) => {
    const answer = await server.ask(put(name, payload));
    return [answer.statusCode, answer.json().error?.code];
  };
  const refused = [400, 'SECRETS_VALUE_INVALID'];
  const mail = { host: 'mail.example.com', from: 'a@example.com', password: 'mail-password' };
  assert.deepEqual(await change('post', { kind: 'smtp', fields: mail }), [200, undefined]);
  assert.deepEqual(await change('post', { fields: { host: 'evil.example' } }), refused);
  assert.deepEqual(await change('post', { fields: { host: mail.host, from: 'b@example.com' } }), [200, undefined]);
  assert.deepEqual(await change('post', { fields: { host: 'other.example', password: 'new' } }), [200, undefined]);
  assert.deepEqual(await change('news', { kind: 'smtp', fields: { host: 'evil.example', from: 'a@b.c' } }), refused);
  const hook = { url: 'https://example.com/hook', authorization: 'Bearer abcdefgh' };
  assert.deepEqual(await change('hook', { kind: 'webhook', fields: hook }), [200, undefined]);
  assert.deepEqual(await change('hook', { fields: { url: 'https://evil.example' } }), refused);
});

test('folders of the machine, mistakes and other sites are refused', async () => {
  await using server = await openTestServer();
  const folder = await server.ask(put('share', { kind: 'folder', fields: { path: '/tmp' } }));
  assert.equal(folder.json().error.code, 'SECRETS_LOCAL_ONLY');
  const wrong = await server.ask(put('post', { kind: 'smtp', fields: { pasword: 'very-secret' } }));
  assert.deepEqual([wrong.statusCode, wrong.json().error.code], [400, 'SECRETS_FIELD_INVALID']);
  assert.ok(!wrong.body.includes('very-secret'));
  const site = await server.ask({
    ...put('post', { kind: 'smtp', fields: {} }),
    headers: { origin: 'https://evil.example' },
  });
  assert.equal(site.statusCode, 403);
});

test('a workflow that names a profile which is not there is refused before anything is made', async () => {
  await using server = await openTestServer();
  const prompt = {
    1: { class_type: 'Webhook', inputs: { profile: 'portal' } },
  };
  const submit = { method: 'POST' as const, url: '/prompt', payload: { prompt } };
  const refused = await server.ask(submit);
  assert.equal(refused.statusCode, 400);
  const [mistake] = refused.json().node_errors['1'].errors;
  assert.equal(mistake.extra_info.input_name, 'profile');
  assert.match(mistake.details, /portal/);
  const fields = { url: 'https://portal.example/hook', secret: 'a-long-shared-secret' };
  assert.equal((await server.ask(put('portal', { kind: 'webhook', fields }))).statusCode, 200);
  assert.equal((await server.ask(submit)).statusCode, 200);
});
