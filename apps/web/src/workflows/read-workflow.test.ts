import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readWorkflow } from './read-workflow.js';

const ui = { nodes: [], links: [], version: 0.4 };
const api = { '1': { class_type: 'LoadVideo', inputs: {} } };
const formatOf = (source: unknown) => readWorkflow(source).format;

describe('readWorkflow', () => {
  test('knows both formats, as text and as values', () => {
    assert.equal(formatOf(ui), 'ui');
    assert.equal(formatOf(JSON.stringify(ui)), 'ui');
    assert.equal(formatOf(api), 'api');
    assert.equal(formatOf(JSON.stringify(api)), 'api');
  });

  test('looks into wrappings, the editor format first', () => {
    assert.equal(formatOf({ workflow: ui, prompt: api }), 'ui');
    assert.equal(formatOf({ prompt: api, client_id: 'x' }), 'api');
    assert.equal(formatOf({ workflow: JSON.stringify(ui), prompt: JSON.stringify(api) }), 'ui');
  });

  test('says in one sentence what everything else is not', () => {
    for (const source of ['', 'hello', '[1]', '{}', null, 5, [], { a: 1 }, { '1': { class_type: 3 } }]) {
      const read = readWorkflow(source);
      assert.ok(read.format === 'none' && read.problem.en.length > 0 && read.problem.zh.length > 0, String(source));
    }
  });
});
