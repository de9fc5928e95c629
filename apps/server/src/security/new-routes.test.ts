import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestServer } from '../testing/open-test-server.js';

const token = 'a-token-that-is-long-enough-for-this';
const authorization = `Bearer ${token}`;
const secret = 'never-to-be-seen';

const asks = [
  { method: 'GET', url: '/api/secrets' },
  { method: 'PUT', url: '/api/secrets/cloud', payload: { kind: 'webhook', fields: { url: 'https://example.com' } } },
  { method: 'POST', url: '/api/secrets/cloud/test' },
  { method: 'DELETE', url: '/api/secrets/cloud' },
  { method: 'GET', url: '/api/automations' },
  { method: 'PUT', url: '/api/automations/a', payload: { name: 'A', when: { kind: 'schedule', cron: '* * * * *' } } },
  { method: 'POST', url: '/api/automations/a/run' },
  { method: 'DELETE', url: '/api/automations/a' },
] as const;

test('profiles and automations are nobody else’s: token, Origin and Host are asked for everywhere', async () => {
  await using server = await openTestServer({ token });
  for (const ask of asks) {
    const told = `${ask.method} ${ask.url}`;
    assert.equal((await server.ask({ ...ask })).statusCode, 401, told);
    assert.equal((await server.ask({ ...ask, headers: { authorization: 'Bearer wrong' } })).statusCode, 401, told);
    const foreign = { authorization, host: 'evil.example' };
    assert.equal((await server.ask({ ...ask, headers: foreign })).statusCode, 403, told);
    if (ask.method === 'GET') continue;
    const site = { authorization, origin: 'https://evil.example' };
    assert.equal((await server.ask({ ...ask, headers: site })).statusCode, 403, told);
    const query = `${ask.url}?token=${token}`;
    assert.equal((await server.ask({ ...ask, url: query })).statusCode, 401, told);
  }
});

test('a secret that went in comes out of no route, and hostile names are refused in a sentence', async () => {
  await using server = await openTestServer();
  const fields = { url: 'https://example.com/hook', secret, authorization: `Bearer ${secret}` };
  const saved = await server.ask({ method: 'PUT', url: '/api/secrets/hook', payload: { kind: 'webhook', fields } });
  assert.equal(saved.statusCode, 200, saved.body);
  const node = { class_type: 'PreviewAny', inputs: { source: 'x' } };
  await server.ask({ method: 'POST', url: '/prompt', payload: { prompt: { 1: node } } });
  for (const url of [
    '/api/secrets',
    '/object_info',
    '/api/runs',
    '/history',
    '/queue',
    '/api/automations',
    '/openapi.json',
  ]) {
    assert.ok(!(await server.ask(url)).body.includes(secret), url);
  }
  assert.ok(!JSON.stringify(server.logLines).includes(secret));
  for (const name of ['__proto__', '..%2f..%2fetc', 'a%00b', 'x'.repeat(90), '%E2%80%AE']) {
    for (const kind of ['secrets', 'automations']) {
      const payload =
        kind === 'secrets'
          ? { kind: 'webhook', fields }
          : { name: 'A', workflow: '../../etc/passwd', when: { kind: 'schedule', cron: '* * * * *' } };
      const answer = await server.ask({ method: 'PUT', url: `/api/${kind}/${name}`, payload });
      if (kind === 'automations' && name.startsWith('x')) continue;
      assert.ok([400, 404].includes(answer.statusCode), `${kind} ${name} ${answer.statusCode} ${answer.body}`);
      assert.ok(!answer.body.includes(secret));
    }
  }
  const payload = { name: 'A', workflow: '../../etc/passwd', when: { kind: 'schedule', cron: '0 0 1 1 *' } };
  await server.ask({ method: 'PUT', url: '/api/automations/constructor', payload });
  const run = await server.ask({ method: 'POST', url: '/api/automations/constructor/run' });
  assert.equal(run.json().error.code, 'AUTOMATION_WORKFLOW_MISSING');
});
