import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Lease, ResourcePool } from './resource-pool.js';

/** Asks for tokens and notes under a name when they were given. */
function asker(pool: ResourcePool) {
  const order: string[] = [];
  const leases = new Map<string, Lease>();
  const ask = (name: string, needs: Record<string, number>): void => {
    const granted = pool.acquire(needs);
    const note = (lease: Lease): void => {
      order.push(name);
      leases.set(name, lease);
    };
    if (granted instanceof Promise) void granted.then(note);
    else note(granted);
  };
  const release = async (name: string): Promise<void> => {
    leases.get(name)!.release();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { order, ask, release };
}

test('resource tokens: are given at once while there are enough, then in the order they were asked for', async () => {
  const { order, ask, release } = asker(new ResourcePool({ cpu: 2 }));
  for (const name of ['a', 'b', 'c', 'd']) ask(name, { cpu: 1 });
  assert.deepEqual(order, ['a', 'b']);
  await release('b');
  await release('a');
  assert.deepEqual(order, ['a', 'b', 'c', 'd']);
});

test('resource tokens: are given all at once or not at all', async () => {
  const { order, ask, release } = asker(new ResourcePool({ cpu: 1, gpu: 1 }));
  ask('cpu', { cpu: 1 });
  ask('both', { cpu: 1, gpu: 1 });
  ask('again', { cpu: 1 });
  assert.deepEqual(order, ['cpu']);
  await release('cpu');
  assert.deepEqual(order, ['cpu', 'both']);
  await release('both');
  assert.deepEqual(order, ['cpu', 'both', 'again']);
});

test('resource tokens: who needs much is not overtaken by those who need little of the same', async () => {
  const { order, ask, release } = asker(new ResourcePool({ cpu: 2 }));
  ask('one', { cpu: 1 });
  ask('two', { cpu: 2 });
  ask('three', { cpu: 1 });
  assert.deepEqual(order, ['one']);
  await release('one');
  assert.deepEqual(order, ['one', 'two']);
});

test('resource tokens: who needs something else passes by', () => {
  const { order, ask } = asker(new ResourcePool({ cpu: 1, gpu: 1 }));
  ask('a', { cpu: 1 });
  ask('b', { cpu: 1 });
  ask('c', { gpu: 1 });
  assert.deepEqual(order, ['a', 'c']);
});

test('resource tokens: who asks for more than there is gets all there is, and nothing of what there is not', () => {
  const { order, ask } = asker(new ResourcePool({ cpu: 2, gpu: 0 }));
  ask('much', { cpu: 9, gpu: 1, npu: 1 });
  ask('none', { gpu: 1 });
  ask('next', { cpu: 1 });
  assert.deepEqual(order, ['much', 'none']);
});

test('resource tokens: giving back twice counts once, and closing lets everybody go', async () => {
  const pool = new ResourcePool({ cpu: 1 });
  const first = await pool.acquire({ cpu: 1 });
  const second = pool.acquire({ cpu: 1 });
  first.release();
  first.release();
  (await second).release();
  const held = await pool.acquire({ cpu: 1 });
  const waiting = pool.acquire({ cpu: 1 });
  assert.ok(waiting instanceof Promise);
  pool.close();
  (await waiting).release();
  held.release();
});
