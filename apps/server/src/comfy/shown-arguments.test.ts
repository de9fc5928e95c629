import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownArguments } from './shown-arguments.js';

test('the command line is shown without the token and without the places of programs', () => {
  const given = ['/opt/bin/node', '/srv/bin/talkgraph.mjs', 'serve', '--token', 'tok-en-99', '--port', '1'];
  assert.deepEqual(shownArguments(given), ['node', 'talkgraph.mjs', 'serve', '--token', '[hidden]', '--port', '1']);
  assert.deepEqual(shownArguments(['node', 'x', 'serve', '--token=tok-en-99']).slice(3), ['--token=[hidden]']);
});
