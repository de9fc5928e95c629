/**
 * The module of a custom pack for tests, as it lies in custom_nodes/. `TestSave` works a while, stores an artifact and
 * saves two files; `TestCrash` kills or aborts its own process, or throws where nobody catches; `TestLinger` does nothing for a while;
 * `TestCrashUnless` kills its process unless its text begins with `fine`; `TestHang` neither yields nor ends.
 */
export const savingPack = `
import { writeFile, appendFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { createHash } from 'node:crypto';
import { definePack, defineNode, int, nodeResult, string } from '@talkgraph/engine';

const text = (en) => ({ en, zh: en });
const about = (type) => ({ type, version: 1, label: text(type), category: 'test', summary: text(type) });

/** In two steps with a wait between, so that a kill may leave half a file. */
async function writeSlowly(path, content, ms) {
  await writeFile(path, content.slice(0, 3));
  await wait(ms);
  await appendFile(path, content.slice(3));
}

const work = defineNode({
  ...about('TestWork'),
  inputs: { value: { type: string }, ms: { type: int, default: 0 } },
  outputs: { value: { type: string } },
  async run({ value, ms }, context) {
    const key = createHash('sha256').update(value).digest('hex') + '.txt';
    await context.store.put(key, (path) => writeSlowly(path, value, ms));
    return { value: value + '!' };
  },
});

const save = defineNode({
  ...about('TestSave'),
  outputNode: true,
  inputs: { value: { type: string }, ms: { type: int, default: 0 } },
  outputs: {},
  async run({ value, ms }, context) {
    const saved = [];
    for (const part of ['a', 'b']) {
      const request = { folder: 'output', prefix: 'sub/kept', extension: '.txt' };
      const { path, ...file } = await context.files.save(request, (path) => writeSlowly(path, value + part, ms));
      saved.push(file);
    }
    return nodeResult({ ui: { text: saved } });
  },
});

const crash = defineNode({
  ...about('TestCrash'),
  outputNode: true,
  inputs: { value: { type: string } },
  outputs: {},
  run({ value }) {
    if (value === 'abort') process.abort();
    if (value !== 'throw') process.kill(process.pid, 'SIGKILL');
    setTimeout(() => { throw new RangeError('too late'); }, 10);
    return new Promise(() => {});
  },
});

const crashUnless = defineNode({
  ...about('TestCrashUnless'),
  inputs: { value: { type: string } },
  outputs: { value: { type: string } },
  async run({ value }) {
    await wait(30);
    if (!value.startsWith('fine')) process.kill(process.pid, 'SIGKILL');
    return { value };
  },
});

const linger = defineNode({
  ...about('TestLinger'),
  outputNode: true,
  inputs: { value: { type: string } },
  outputs: {},
  run: () => wait(300, {}),
});

const hang = defineNode({
  ...about('TestHang'),
  outputNode: true,
  inputs: { value: { type: string } },
  outputs: {},
  run(_inputs, context) {
    context.note(text('hanging'));
    return new Promise(() => setImmediate(() => setImmediate(() => setTimeout(() => { for (;;); }, 100))));
  },
});

export default definePack({ name: 'saving-test', version: '1.0.0', nodes: [work, save, crash, crashUnless, linger, hang] });
`;

/** A small run as an API-format prompt: works on a text in two steps, then saves it. */
export function savingPrompt(value: string, ms: number): string {
  return JSON.stringify({
    1: { class_type: 'TestWork', inputs: { value, ms } },
    2: { class_type: 'TestWork', inputs: { value: ['1', 0], ms } },
    3: { class_type: 'TestSave', inputs: { value: ['2', 0], ms } },
  });
}

/** A run of one node that takes a text. */
export function oneNodePrompt(type: 'TestCrash' | 'TestHang' | 'Gone', value = ''): string {
  return JSON.stringify({ 1: { class_type: type, inputs: { value } } });
}
