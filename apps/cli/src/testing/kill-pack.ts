/**
 * The module of a custom pack for tests, as it lies in custom_nodes/. `KillSaveText` writes its file in two steps with a
 * wait between; `KillCountDown` is a loop that expands into itself and puts an artifact away in each round.
 */
export const killPack = `
import { appendFile, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { defineNode, definePack, int, nodeResult, string } from '@talkgraph/engine';

const text = (en) => ({ en, zh: en });
const about = (type) => ({ type, version: 1, label: text(type), category: 'test', summary: text(type) });

async function writeSlowly(path, content) {
  await writeFile(path, content.slice(0, 3));
  await wait(20);
  await appendFile(path, content.slice(3));
}

const saveText = defineNode({
  ...about('KillSaveText'),
  outputNode: true,
  inputs: { value: { type: string }, prefix: { type: string } },
  outputs: {},
  async run({ value, prefix }, context) {
    const saved = [];
    for (const part of ['a', 'b']) {
      const request = { folder: 'output', prefix, extension: '.txt' };
      const { path, ...file } = await context.files.save(request, (path) => writeSlowly(path, value + part));
      saved.push(file);
    }
    return nodeResult({ ui: { text: saved } });
  },
});

const countDown = defineNode({
  ...about('KillCountDown'),
  inputs: { count: { type: int }, value: { type: string } },
  outputs: { value: { type: string } },
  async run({ count, value }, context) {
    const key = createHash('sha256').update(value + count).digest('hex') + '.txt';
    await context.store.put(key, (path) => writeSlowly(path, value));
    if (count === 0) return { value };
    const round = context.subgraph();
    const next = round.node('KillCountDown', { count: count - 1, value: value + count });
    return nodeResult({ outputs: { value: next.out(0) }, expand: round });
  },
});

export default definePack({ name: 'kill-test', version: '1.0.0', nodes: [saveText, countDown] });
`;
