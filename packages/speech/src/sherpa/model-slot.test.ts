import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { ModelMemory } from '@talkgraph/inference';
import { ModelSlot, type WantedModel } from './model-slot.js';

/** Models that are nothing but objects; tells how many of them are gone. */
function watchedModels() {
  let gone = 0;
  const registry = new FinalizationRegistry(() => {
    gone += 1;
  });
  const wanted = (name: string): WantedModel<object> => ({
    ...{ name, state: name, files: [] },
    async open() {
      const model = {};
      registry.register(model, undefined);
      return model;
    },
  });
  const untilGone = async (count: number) => {
    for (let tries = 0; gone < count && tries < 1500; tries += 1) await wait(20);
    return gone;
  };
  return { wanted, untilGone };
}

test('a model that is given back or replaced is really gone, though nobody collects garbage', async () => {
  const memory = new ModelMemory();
  const slot = new ModelSlot<object>(memory);
  const { wanted, untilGone } = watchedModels();
  await slot.load(wanted('a'));
  await slot.load(wanted('b'));
  assert.equal(await untilGone(1), 1);
  assert.deepEqual(
    memory.loaded().map(({ name, loads }) => [name, loads]),
    [['b', 1]],
  );
  await memory.releaseAll();
  assert.equal(await untilGone(2), 2);
  assert.deepEqual(memory.loaded(), []);
});

test('a model that runs stays until it is done, and one that cannot be opened holds nothing', async () => {
  const memory = new ModelMemory({ limits: { ram: 0 }, inUseMs: 0 });
  const slot = new ModelSlot<object>(memory);
  const { wanted } = watchedModels();
  await slot.load(wanted('a'));
  const running = slot.run(async () => {
    await memory.makeRoom('cpu', 1);
    return memory.loaded().length;
  });
  assert.equal(await running, 1);
  await memory.makeRoom('cpu', 1);
  assert.deepEqual(memory.loaded(), []);
  const broken = { ...wanted('c'), open: () => Promise.reject(new TypeError('broken')) };
  await assert.rejects(slot.load(broken), TypeError);
  assert.deepEqual([slot.bytes, slot.busy], [0, false]);
});
