import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings } from './user-settings.js';

test('settings are found among those of other clients, and what they cannot be is passed over', () => {
  const kept = {
    'Comfy.Locale': 'en',
    'talkgraph.edgeStyle': 'stepped',
    'talkgraph.failurePolicy': 'explode',
    'talkgraph.level': null,
  };
  assert.deepEqual(readSettings(kept), { edgeStyle: 'stepped' });
});
