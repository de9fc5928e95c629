import assert from 'node:assert/strict';
import { test } from 'node:test';
import { silentLogger } from '@talkgraph/engine';
import Fastify from 'fastify';
import { z } from 'zod';
import { handleErrors } from './error-handler.js';
import { acceptAnyText, bodyText } from './json-body.js';
import { readBody } from './read-body.js';

async function post(body: string | undefined, contentType?: string) {
  const app = Fastify({ bodyLimit: 4_000_000 });
  handleErrors(app, { log: silentLogger });
  acceptAnyText(app);
  const schema = z.looseObject({ a: z.number().nullish() });
  app.post('/x', async (request) => ({ read: readBody(request, schema), text: bodyText(request) }));
  return app.inject({
    method: 'POST',
    url: '/x',
    headers: contentType === undefined ? {} : { 'content-type': contentType },
    ...(body !== undefined && { body }),
  });
}

test('JSON is read whatever the content type says', async () => {
  const types = [
    'application/json',
    'application/x-www-form-urlencoded',
    'text/plain;charset=UTF-8',
    'application/octet-stream',
    undefined,
  ];
  for (const type of types) {
    const answer = await post('{"a": 5.0}', type);
    assert.deepEqual(answer.json(), { read: { a: 5 }, text: '{"a": 5.0}' }, type);
  }
});

test('no body is an empty object', async () => {
  assert.deepEqual((await post(undefined)).json().read, {});
  assert.deepEqual((await post(undefined, 'application/json')).json().read, {});
  assert.deepEqual((await post('', 'text/plain')).json().read, {});
});

test('what is no JSON object is refused with one code, what has a wrong shape with another', async () => {
  for (const body of ['{', '[]', 'null', '5', '"x"', 'a=b']) {
    const answer = await post(body, 'text/plain');
    assert.equal(answer.statusCode, 400, body);
    assert.equal(answer.json().error.code, 'BODY_NOT_JSON', body);
  }
  const wrong = await post('{"a":"five"}');
  assert.equal(wrong.statusCode, 400);
  assert.equal(wrong.json().error.code, 'REQUEST_INVALID');
  assert.match(wrong.json().error.message, /body: a: /);
});

test('nesting without end is refused before anything is done with it', async () => {
  const nested = (levels: number) => `{"b":${'['.repeat(levels)}${']'.repeat(levels)}}`;
  const answer = await post(nested(100_000));
  assert.equal(answer.statusCode, 400);
  assert.equal(answer.json().error.code, 'BODY_TOO_DEEP');
  assert.equal((await post(nested(900))).statusCode, 200);
  assert.equal((await post(JSON.stringify({ b: `${'['.repeat(5000)}\\"` }))).statusCode, 200);
});

test('more values than any workflow has, and numbers without end, are refused before they are read', async () => {
  const list = (values: number) => `{"b":[${Array(values).fill('1').join()}]}`;
  for (const body of [list(1_100_000), `{"b":${'{"c":[],'.repeat(2)}${'9'.repeat(2000)}`]) {
    const answer = await post(body);
    assert.deepEqual([answer.statusCode, answer.json().error.code], [400, 'BODY_TOO_MANY_VALUES']);
  }
  assert.equal((await post(list(500_000))).statusCode, 200);
  const text = '9'.repeat(2000) + ',"['.repeat(1000);
  assert.deepEqual((await post(JSON.stringify({ b: text, c: '\\' }))).json().read, { b: text, c: '\\' });
});

test('of very many mistakes only the first are told', async () => {
  const app = Fastify();
  handleErrors(app, { log: silentLogger });
  acceptAnyText(app);
  app.post('/x', async (request) => readBody(request, z.object({ delete: z.array(z.string()) })));
  const answer = await app.inject({
    method: 'POST',
    url: '/x',
    body: JSON.stringify({ delete: Array(50_000).fill(1) }),
  });
  assert.equal(answer.json().error.code, 'REQUEST_INVALID');
  assert.match(answer.json().error.message, /delete\.19: .*; …/);
  assert.ok(answer.body.length < 10_000);
});
