import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelBudget } from './model-budget.js';

test('models may take half the memory and most of the card, shared by the workers, unless somebody says otherwise', () => {
  const machine = { ramBytes: 32e9, vramBytes: 24e9 };
  assert.deepEqual(modelBudget({ ...machine, env: {} }), { ram: 16e9, vram: 0.7 * 24e9 });
  assert.deepEqual(modelBudget({ ramBytes: 32e9, env: { TALKGRAPH_WORKERS: '4' } }), { ram: 4e9 });
  const said = { TALKGRAPH_MODEL_MEMORY_GB: '2.5', TALKGRAPH_MODEL_VRAM_GB: '0', TALKGRAPH_WORKERS: '4' };
  assert.deepEqual(modelBudget({ ...machine, env: said }), { ram: 2.5e9, vram: 0 });
  const off = { TALKGRAPH_MODEL_MEMORY_GB: 'off', TALKGRAPH_MODEL_VRAM_GB: 'off' };
  assert.deepEqual(modelBudget({ ...machine, env: off }), {});
  const { ram = 0 } = modelBudget({ env: {} });
  assert.ok(ram > 1e8, 'the memory of this machine');
});
