import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestServer } from '../testing/open-test-server.js';

test('what is handed in, set up and deleted is in the log with the address it came from, and without its secrets', async () => {
  const token = 'token-of-the-server';
  await using server = await openTestServer({ token });
  const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.7' };
  const ask = async (method: 'PUT' | 'POST' | 'DELETE', url: string, payload?: object) => {
    const answer = await server.ask({ method, url, headers, ...(payload && { payload }) });
    assert.equal(answer.statusCode, 200, answer.body);
  };
  await ask('PUT', '/api/secrets/hook', { kind: 'webhook', fields: { url: 'https://example.com/very-secret' } });
  await ask('DELETE', '/api/secrets/hook');
  const automation = { name: 'Nightly', enabled: false, when: { kind: 'schedule', cron: '0 3 * * *' } };
  await ask('PUT', '/api/automations/nightly', automation);
  await ask('DELETE', '/api/automations/nightly');
  await ask('POST', '/prompt', { prompt: { 1: { class_type: 'PreviewAny', inputs: { source: 'x' } } } });
  const told = server.noted.filter(({ by }) => by === '203.0.113.7').map(({ message }) => message);
  assert.deepEqual(told, [
    'A profile was changed.',
    'A profile was deleted.',
    'An automation was saved.',
    'An automation was deleted.',
    'A run was handed in.',
  ]);
  assert.doesNotMatch(JSON.stringify(server.noted), /very-secret/);
});
