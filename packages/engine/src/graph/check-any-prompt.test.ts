import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { JsonObject } from '../json.js';
import { exampleRegistry } from '../testing/answer-to.js';
import { checkPrompt } from './check-prompt.js';
import { parsePrompt } from './parse-prompt.js';

const types = fc.constantFrom('Load', 'Widgets', 'Pass', 'Gather', 'Judge', 'Save');
const names = fc.constantFrom(
  'input',
  'other',
  'count',
  'amount',
  'seed',
  'name',
  'on',
  'mode',
  'clip',
  'input1',
  'zz',
);

/** Links among eight nodes, some of which are missing, and constants of all kinds. */
const given = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.integer({ min: 0, max: 7 }).map(String), fc.integer({ min: 0, max: 2 })) },
  { weight: 1, arbitrary: fc.jsonValue() },
);
const node = fc.record({ class_type: types, inputs: fc.dictionary(names, given, { maxKeys: 4 }) });
const prompts = fc.dictionary(fc.integer({ min: 0, max: 7 }).map(String), node, { maxKeys: 8 });

test('whatever the prompt, the check answers, accounts for every output and points at existing nodes', async () => {
  await fc.assert(
    fc.asyncProperty(prompts, async (json) => {
      const prompt = parsePrompt(json as unknown as JsonObject);
      const verdict = await checkPrompt(prompt, exampleRegistry);
      const saves = [...prompt.nodes].filter(([, { type }]) => type === 'Save').map(([id]) => id);
      assert.equal(verdict.issue === undefined, verdict.outputs.length > 0);
      if (saves.length === 0) return assert.equal(verdict.issue?.type, 'prompt_no_outputs');
      const failed = new Set([...verdict.nodeIssues.values()].flatMap(({ dependentOutputs }) => dependentOutputs));
      assert.deepEqual(
        saves.filter((id) => failed.has(id) === verdict.outputs.includes(id)),
        [],
      );
      for (const [id, { issues, dependentOutputs }] of verdict.nodeIssues) {
        assert.ok(prompt.nodes.has(id) && issues.length > 0 && dependentOutputs.length > 0);
      }
      JSON.stringify([...verdict.nodeIssues]);
    }),
    { numRuns: 400 },
  );
});

/** A chain of `Pass` nodes from `n0` to `n{length - 1}`, saved at its end. */
function chain(length: number, first: object): JsonObject {
  const nodes: Record<string, object> = { n0: first };
  for (let index = 1; index < length; index++) {
    nodes[`n${index}`] = { class_type: 'Pass', inputs: { input: [`n${index - 1}`, 0] } };
  }
  nodes.save = { class_type: 'Save', inputs: { input: [`n${length - 1}`, 0] } };
  return nodes as unknown as JsonObject;
}

test('a chain of 20,000 nodes is checked without recursion', async () => {
  const verdict = await checkPrompt(parsePrompt(chain(20_000, { class_type: 'Load', inputs: {} })), exampleRegistry);
  assert.equal(verdict.issue, undefined);
  assert.deepEqual(verdict.outputs, ['save']);
});

test('a mistake at the far end of a long chain is the only one reported', async () => {
  const verdict = await checkPrompt(parsePrompt(chain(20_000, { class_type: 'Pass', inputs: {} })), exampleRegistry);
  assert.deepEqual([...verdict.nodeIssues.keys()], ['n0']);
  assert.deepEqual(verdict.nodeIssues.get('n0')?.dependentOutputs, ['save']);
});

test('a cycle of 20,000 nodes is reported once, and its text stays short', async () => {
  const ring = chain(20_000, { class_type: 'Pass', inputs: { input: ['n19999', 0] } });
  const verdict = await checkPrompt(parsePrompt(ring), exampleRegistry);
  assert.equal(verdict.issue?.type, 'dependency_cycle');
  assert.equal(verdict.nodeIssues.size, 1);
  assert.equal((verdict.issue!.extraInfo.cycle_nodes as string[]).length, 20_000);
  assert.ok(verdict.issue!.details.length < 1_000);
});
