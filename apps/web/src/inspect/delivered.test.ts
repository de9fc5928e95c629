import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDelivered, webLink } from './delivered.js';

const delivered = { target: 's3', address: 's3://films/a.mp4', bytes: 5, sha256: 'ab', already: false };

test('a delivery is told from other values', () => {
  assert.ok(isDelivered(delivered));
  for (const value of [null, 'text', {}, { ...delivered, bytes: '5' }]) assert.ok(!isDelivered(value));
});

test('only web addresses become links', () => {
  assert.equal(webLink(delivered), undefined);
  assert.equal(
    webLink({ ...delivered, link: 'https://cdn.example.com/a.mp4?x=1' }),
    'https://cdn.example.com/a.mp4?x=1',
  );
  assert.equal(webLink({ ...delivered, address: 'http://hooks.example.com' }), 'http://hooks.example.com');
  assert.equal(webLink({ ...delivered, link: 'javascript:alert(1)' }), undefined);
});
