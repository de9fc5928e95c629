import { defineNode } from '../definition/define-node.js';
import { definePack, type NodePack } from '../definition/define-pack.js';
import { any, boolean, combo, float, int, portType, string } from '../definition/port-type.js';

const clip = portType<string>('CLIP_TEXT');
const clipOrNumber = portType<string | number>('CLIP_TEXT,FLOAT');

const text = (en: string) => ({ en, zh: en });

/** What the example nodes have in common. */
const common = { version: 1, category: 'example', summary: text('An example.') };

/** Makes a clip, or a number: nodes without inputs that are linked. */
const load = defineNode({
  ...common,
  type: 'Load',
  label: text('Load'),
  inputs: { name: { type: string, default: 'a' } },
  outputs: { clip: { type: clip }, length: { type: int } },
  run: ({ name }) => ({ clip: name, length: name.length }),
});

/** One input of each widget type, with limits. */
const widgets = defineNode({
  ...common,
  type: 'Widgets',
  label: text('Widgets'),
  inputs: {
    count: { type: int, default: 1, min: 0, max: 5 },
    amount: { type: float, default: 0.5, min: 0, max: 1 },
    seed: { type: int, default: 0, min: 0, max: 2n ** 64n - 1n, controlAfterGenerate: true },
    name: { type: string, mustBeGiven: true, default: 'x' },
    on: { type: boolean, default: true },
    mode: { type: combo(['x', 'y']), default: 'x' },
    clip: { type: clip, optional: true },
  },
  outputs: { clip: { type: clip } },
  run: ({ name }) => ({ clip: name }),
});

/** Takes a clip and answers a clip: for chains. */
const pass = defineNode({
  ...common,
  type: 'Pass',
  label: text('Pass'),
  inputs: { input: { type: clip }, other: { type: clip, optional: true } },
  outputs: { clip: { type: clip } },
  run: ({ input }) => ({ clip: input }),
});

/** Takes anything that is linked to it, declared or not. */
const gather = defineNode({
  ...common,
  type: 'Gather',
  label: text('Gather'),
  inputs: { input: { type: any } },
  outputs: { all: { type: any } },
  acceptsUndeclared: true,
  run: ({ input }) => ({ all: input }),
});

/** Judges its own inputs, as TestCustomValidation1 of ComfyUI's test pack does. */
const judge = defineNode({
  ...common,
  type: 'Judge',
  label: text('Judge'),
  inputs: { input1: { type: clipOrNumber }, input2: { type: clipOrNumber } },
  outputs: { clip: { type: clip } },
  check: {
    inputs: ['input1', 'input2'],
    check: (inputs, facts) => {
      for (const [name, value] of Object.entries(inputs)) {
        if (value !== undefined && facts.numberKind(name) !== 'float') return `Invalid type of ${name}`;
      }
      return true;
    },
  },
  run: () => ({ clip: '' }),
});

/** The end of a graph. */
const save = defineNode({
  ...common,
  type: 'Save',
  label: text('Save'),
  inputs: { input: { type: clip }, prefix: { type: string, default: 'out' } },
  outputs: {},
  outputNode: true,
  run: () => ({}),
});

/** Nodes for tests of prompts and of what is done with them. */
export const examplePack: NodePack = definePack({
  name: 'example',
  version: '1.0.0',
  nodes: [load, widgets, pass, gather, judge, save],
});
