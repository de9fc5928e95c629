// The nodes of the graphs that are timed: a pack like any other, so that the server can load it from a home's folder.
import { any, defineNode, definePack, float } from '@talkgraph/engine';

const text = { en: 'bench', zh: '测试' };
const plain = { version: 1, label: text, category: 'bench', summary: text };

const step = defineNode({
  ...plain,
  type: 'BenchStep',
  inputs: { value: { type: float } },
  outputs: { value: { type: float } },
  run: ({ value }) => ({ value: value + 1 }),
});

const wait = defineNode({
  ...plain,
  type: 'BenchWait',
  inputs: { seconds: { type: float } },
  outputs: { value: { type: float } },
  perNode: true,
  run: ({ seconds }) =>
    new Promise((resolve) => {
      setTimeout(() => resolve({ value: seconds }), 1000 * seconds);
    }),
});

const end = defineNode({
  ...plain,
  type: 'BenchEnd',
  inputs: { value: { type: any } },
  outputs: {},
  outputNode: true,
  run: () => ({}),
});

// biome-ignore lint/style/noDefaultExport: a pack is its module's default export
export default definePack({ name: 'bench', version: '1.0.0', nodes: [step, wait, end] });
