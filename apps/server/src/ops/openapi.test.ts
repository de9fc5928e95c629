import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestServer } from '../testing/open-test-server.js';

interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
}

test('/docs describes every route once, in a few words and under a heading', async () => {
  await using server = await openTestServer();
  const answer = await server.ask('/docs/json');
  const described: Readonly<Record<string, Readonly<Record<string, Operation>>>> = answer.json().paths;
  assert.equal(answer.json().openapi, '3.1.0');
  for (const path of ['/prompt', '/view', '/upload/image', '/userdata/{file}/move/{dest}', '/jobs', '/api/runs/{id}']) {
    assert.ok(described[path], path);
  }
  for (const [path, operations] of Object.entries(described)) {
    assert.ok(!(path.startsWith('/api/') && described[path.slice(4)]), `${path} is described twice`);
    for (const [method, { summary, tags }] of Object.entries(operations)) {
      assert.ok(summary && tags?.length === 1, `${method} ${path}`);
    }
  }
  assert.ok(described['/upload/image']?.post?.requestBody?.content['multipart/form-data']);
});
