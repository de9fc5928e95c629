import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import { hasCode } from '../testing/has-code.js';
import { createRegistry } from './create-registry.js';
import { defineNode } from './define-node.js';
import type { NodePack } from './define-pack.js';
import type { AnyNodeDefinition } from './node-definition.js';
import { combo, float, int, string } from './port-type.js';

const text = { en: 'Trim', zh: '裁剪' };
const base = defineNode({
  type: 'Trim',
  version: 3,
  label: text,
  category: 'test',
  summary: text,
  inputs: { start: { type: int } },
  outputs: { length: { type: int } },
  run: () => ({ length: 0 }),
}) as unknown as AnyNodeDefinition;

/** A pack with one node, which differs from the base in these parts. */
function packWith(parts: object, name = 'one'): NodePack {
  return { name, version: '1.0.0', nodes: [{ ...base, ...parts }] };
}

test('types are found by their current and their former names', () => {
  const pack = packWith({ formerTypes: ['Cut', 'Clip'] });
  const registry = createRegistry([pack]);
  assert.equal(registry.find('Trim'), pack.nodes[0]);
  assert.equal(registry.find('Cut'), pack.nodes[0]);
  assert.equal(registry.packOf('Clip'), pack);
  assert.deepEqual(registry.definitions, pack.nodes);
  for (const unknown of ['trim', '', '__proto__', 'constructor']) assert.equal(registry.find(unknown), undefined);
});

test('definitions are listed in the order of the packs', () => {
  const registry = createRegistry([packWith({ type: 'B' }, 'b'), packWith({ type: 'A' }, 'a')]);
  assert.deepEqual(
    registry.definitions.map(({ type }) => type),
    ['B', 'A'],
  );
});

test('a name that is claimed twice is refused, former names included', () => {
  assert.throws(() => createRegistry([packWith({}), packWith({}, 'two')]), hasCode('NODE_TYPE_DUPLICATE'));
  assert.throws(
    () => createRegistry([packWith({}), packWith({ type: 'New', formerTypes: ['Trim'] }, 'two')]),
    hasCode('NODE_TYPE_DUPLICATE'),
  );
  assert.throws(() => createRegistry([packWith({}), packWith({ type: 'New' })]), hasCode('NODE_PACK_DUPLICATE'));
});

test('a pack that is none is refused', () => {
  const packs: unknown[] = [null, 5, {}, { name: 'A B', version: '1', nodes: [] }, { name: 'a', nodes: [] }];
  for (const pack of [...packs, { name: 'a', version: '1' }]) {
    assert.throws(() => createRegistry([pack as NodePack]), hasCode('NODE_PACK_INVALID'), JSON.stringify(pack));
  }
});

const migration = (to: number) => ({ to, rename: {} });
const refused: Readonly<Record<string, object>> = {
  'no type': { type: '' },
  'no run': { run: undefined },
  'inputs that are a list': { inputs: [] },
  'no outputs': { outputs: undefined },
  'version 0': { version: 0 },
  'a version that is no number': { version: '1' },
  'an input without a type': { inputs: { start: {} } },
  'a COMBO without choices': { inputs: { mode: { type: { name: 'COMBO' } } } },
  'a name for a choice it does not have': {
    inputs: { mode: { type: combo(['x']), choiceLabels: { y: { en: 'Y', zh: '乙' } } } },
  },
  'a default that is no choice': { inputs: { mode: { type: combo(['x']), default: 'y' } } },
  'a default of another type': { inputs: { start: { type: int, default: 0.5 } } },
  'a default above the largest value': { inputs: { start: { type: float, default: 2, max: 1 } } },
  'limits the wrong way round': { inputs: { start: { type: int, min: 2n, max: 1 } } },
  'a lazy input nobody asks for': { inputs: { start: { type: int, lazy: true } } },
  'an output without a type': { outputs: { length: {} } },
  'a hidden input of an unknown kind': { hidden: { id: 'SECRET' } },
  'a hidden input that is an input too': { hidden: { start: 'UNIQUE_ID' } },
  'a check of an input that is not there': { check: { inputs: ['end'], check: () => true } },
  'a region that opens with an output it does not have': { region: { opens: 'loop' } },
  'migrations out of order': { migrations: [migration(3), migration(2)] },
  'a migration to a later version than its own': { migrations: [migration(4)] },
  'a migration to version 1': { migrations: [migration(1)] },
};

for (const [what, parts] of Object.entries(refused)) {
  test(`a definition with ${what} is refused by name`, () => {
    assert.throws(
      () => createRegistry([packWith(parts)]),
      (error) => isTalkgraphError(error) && error.code === 'NODE_DEFINITION_INVALID' && error.message.includes('"one"'),
    );
  });
}

test('what may be left out may be left out', () => {
  createRegistry([
    packWith({
      inputs: {
        mode: { type: combo([]) },
        name: { type: string, default: '' },
        seed: { type: int, default: 0, min: 0, max: 2n ** 64n - 1n },
        later: { type: int, lazy: true },
      },
      outputs: {},
      checkLazy: () => [],
      migrations: [migration(2), migration(3)],
    }),
  ]);
});
