/** A custom pack of small nodes, as an operator would put it into custom_nodes/. */
export const testPackSource = `
import { setTimeout as wait } from 'node:timers/promises';
import { any, defineNode, definePack, float, int, nodeResult, portType, string } from '@talkgraph/engine';

const text = (en) => ({ en, zh: en });
const common = { version: 1, category: 'test', summary: text('For tests.') };

export default definePack({
  name: 'server-test',
  version: '1.0.0',
  nodes: [
    defineNode({
      ...common,
      type: 'TestNumber',
      label: text('Number'),
      inputs: { value: { type: float, min: 0, max: 2n ** 64n - 1n, mustBeGiven: true } },
      outputs: { value: { type: float } },
      run: ({ value }) => ({ value }),
    }),
    defineNode({
      ...common,
      type: 'TestOnlyFloat',
      label: text('Only Float'),
      inputs: { value: { type: portType('IMAGE,FLOAT') } },
      outputs: { value: { type: float } },
      check: {
        inputs: ['value'],
        check: (_inputs, { numberKind }) => numberKind('value') === 'float' || 'not a float',
      },
      run: ({ value }) => ({ value }),
    }),
    defineNode({
      ...common,
      type: 'TestShow',
      label: text('Show'),
      inputs: { value: { type: any } },
      outputs: {},
      outputNode: true,
      run: ({ value }) => nodeResult({ ui: { text: [String(value)] } }),
    }),
    defineNode({
      ...common,
      type: 'TestWait',
      label: text('Wait'),
      inputs: { value: { type: any }, milliseconds: { type: int, default: 60000 } },
      outputs: { value: { type: any } },
      perNode: true,
      async run({ value, milliseconds }, { signal, progress }) {
        progress({ done: 1, total: 2 });
        await wait(milliseconds, undefined, { signal });
        return { value };
      },
    }),
    defineNode({
      ...common,
      type: 'TestFail',
      label: text('Fail'),
      inputs: { value: { type: any } },
      outputs: { value: { type: any } },
      run() {
        throw new RangeError('It fails on purpose.');
      },
    }),
    defineNode({
      ...common,
      type: 'TestRemark',
      label: text('Remark'),
      inputs: { text: { type: string, default: 'hello' }, seed: { type: int } },
      outputs: { value: { type: any } },
      run({ text }, { note, preview }) {
        note({ en: text, zh: '你好' });
        preview({ mimeType: 'image/png', bytes: Uint8Array.of(1, 2, 3) });
        return { value: text };
      },
    }),
  ],
});
`;
