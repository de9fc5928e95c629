import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LogFields, silentLogger } from '@talkgraph/engine';
import { defineError } from '@talkgraph/errors';
import Fastify from 'fastify';
import { handleErrors } from './error-handler.js';

const kinds = {
  user: defineError('THING_WRONG', 'user', () => ({ en: 'It is wrong.', zh: '不对。' })),
  missing: defineError('THING_NOT_FOUND', 'user', () => ({ en: 'It is gone.', zh: '没有。' })),
  taken: defineError('RUN_ID_TAKEN', 'user', () => ({ en: 'It is taken.', zh: '已占用。' })),
  operational: defineError('THING_BUSY', 'operational', () => ({ en: 'It is busy.', zh: '忙。' })),
  bug: defineError('THING_BROKEN', 'bug', () => ({ en: 'It is broken.', zh: '坏了。' })),
};

function appThat(fails: () => never) {
  const logged: (LogFields | undefined)[] = [];
  const app = Fastify();
  handleErrors(app, { log: { ...silentLogger, error: (_message, fields) => logged.push(fields) } });
  app.get('/x', async () => fails());
  app.post('/x', async () => ({}));
  return { app, logged };
}

test('errors of the catalogue become the status of their kind, with their code and both sentences', async () => {
  const expected = { user: 400, missing: 404, taken: 409, operational: 503, bug: 500 };
  for (const [name, status] of Object.entries(expected)) {
    const error = kinds[name as keyof typeof kinds]({});
    const { app } = appThat(() => {
      throw error;
    });
    const answer = await app.inject('/x');
    assert.equal(answer.statusCode, status, name);
    assert.deepEqual(answer.json(), {
      error: {
        type: error.code.toLowerCase(),
        message: error.text.en,
        details: '',
        extra_info: {},
        code: error.code,
        kind: error.kind,
        text: error.text,
      },
      node_errors: {},
    });
  }
});

test('what nobody expected is logged, and the client learns nothing of where it happened', async () => {
  const thrown = new Error('secret path /srv/secret.js');
  const { app, logged } = appThat(() => {
    throw thrown;
  });
  const answer = await app.inject('/x');
  assert.equal(answer.statusCode, 500);
  assert.equal(answer.json().error.code, 'SERVER_FAILED');
  assert.doesNotMatch(answer.body, /secret|\.js|at /);
  assert.equal(logged[0]?.err, thrown);
});

test('unknown routes and unreadable bodies are told in the same shape', async () => {
  const { app } = appThat(() => {
    throw kinds.bug({});
  });
  const unknown = await app.inject('/nothing?token=secret');
  assert.equal(unknown.statusCode, 404);
  assert.equal(unknown.json().error.code, 'ROUTE_NOT_FOUND');
  assert.doesNotMatch(unknown.body, /secret/);
  const broken = await app.inject({
    method: 'POST',
    url: '/x',
    headers: { 'content-type': 'application/json' },
    body: '{',
  });
  assert.equal(broken.statusCode, 400);
  assert.equal(broken.json().error.code, 'REQUEST_REFUSED');
});
