import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nativeEvent } from './native-event.js';

test('an event is JSON with its run, its time and its place', () => {
  const event = { kind: 'nodes-cached' as const, nodes: ['1'] };
  assert.deepEqual(nativeEvent({ runId: 'r', clientId: 'c', sequence: 4, at: 9, event }), {
    runId: 'r',
    clientId: 'c',
    sequence: 4,
    at: 9,
    event,
  });
});

test('the bytes of a preview become base64, however many they are', () => {
  const bytes = new Uint8Array(100_000).map((_, index) => index % 251);
  const preview = { mimeType: 'image/png' as const, bytes };
  const told = nativeEvent({ runId: 'r', at: 9, event: { kind: 'node-preview', node: '1', display: '1', preview } });
  assert.ok(told.event.kind === 'node-preview' && 'base64' in told.event.preview);
  assert.deepEqual(Uint8Array.from(Buffer.from(told.event.preview.base64, 'base64')), bytes);
});
