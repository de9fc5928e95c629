import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import fc from 'fast-check';
import { parsePrompt } from '../graph/parse-prompt.js';
import type { JsonObject } from '../json.js';
import { exampleRegistry } from '../testing/answer-to.js';
import { convertWorkflow } from './convert-workflow.js';

const id = fc.integer({ min: 1, max: 6 });
const slot = fc.integer({ min: 0, max: 2 });
const type = fc.constantFrom(
  'Load',
  'Widgets',
  'Pass',
  'Save',
  'Reroute',
  'PrimitiveNode',
  'Note',
  'Unknown',
  'sub',
  'deep',
);
const socket = fc.record({
  name: fc.constantFrom('input', 'other', 'name', 'prefix', '__proto__'),
  type: fc.constantFrom('CLIP_TEXT', 'INT', '*'),
  link: fc.option(id),
});
const node = fc.record(
  {
    id,
    type,
    mode: fc.constantFrom(0, 0, 0, 2, 4),
    inputs: fc.array(socket, { maxLength: 3 }),
    outputs: fc.array(socket, { maxLength: 2 }),
    widgets_values: fc.jsonValue({ maxDepth: 2 }),
  },
  { requiredKeys: ['id', 'type'] },
);
const border = fc.constantFrom(1, 2, 3, 4, 5, 6, -10, -20);
const link = fc.oneof(
  fc.tuple(id, border, slot, border, slot, fc.constant('CLIP_TEXT')),
  fc.record({ id, origin_id: border, origin_slot: slot, target_id: border, target_slot: slot }),
  fc.jsonValue({ maxDepth: 1 }),
);
const graph = { nodes: fc.array(node, { maxLength: 6 }), links: fc.array(link, { maxLength: 8 }) };
const subgraph = fc.record({
  id: fc.constantFrom('sub', 'deep'),
  inputs: fc.array(socket, { maxLength: 2 }),
  outputs: fc.array(socket, { maxLength: 2 }),
  ...graph,
});
const workflow = fc.record({
  ...graph,
  definitions: fc.record({ subgraphs: fc.array(subgraph, { maxLength: 2 }) }),
});

test('whatever was saved, there is a prompt whose links lead to its own nodes, or an error of the catalogue', () => {
  let converted = 0;
  fc.assert(
    fc.property(workflow, (saved) => {
      try {
        const prompt = parsePrompt(convertWorkflow(saved as unknown as JsonObject, exampleRegistry).prompt);
        for (const { inputs } of prompt.nodes.values()) {
          for (const given of Object.values(inputs)) {
            assert.ok(!('link' in given) || prompt.nodes.has(given.link.node));
          }
        }
        converted += 1;
      } catch (error) {
        if (!isTalkgraphError(error)) throw error;
      }
    }),
    { numRuns: 500 },
  );
  assert.ok(converted > 100);
});
