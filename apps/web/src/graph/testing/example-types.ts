import {
  type AnyNodeDefinition,
  any,
  boolean,
  combo,
  createRegistry,
  defineNode,
  definePack,
  float,
  int,
  portType,
  string,
} from '@talkgraph/engine';
import { objectInfo } from '@talkgraph/protocol';
import { readCatalogue } from '../../catalogue/read-catalogue.js';

const video = portType<string>('VIDEO');
const audio = portType<string>('AUDIO');
const text = (en: string) => ({ en, zh: en });
const common = { version: 1, category: 'example', summary: text('An example.') };

const source = defineNode({
  ...common,
  type: 'Source',
  label: text('Source'),
  inputs: { file: { type: string, upload: 'video' }, name: { type: string, optional: true } },
  outputs: { video: { type: video }, audio: { type: audio } },
  run: () => ({ video: '', audio: '' }),
});

/** Widgets of every kind between sockets, seeds before texts and choices that read like their controls. */
const mixed = defineNode({
  ...common,
  type: 'Mixed',
  label: text('Mixed'),
  inputs: {
    seed: { type: int, default: 0, min: 0, max: 1000, controlAfterGenerate: true },
    mode: { type: combo(['fixed', 'free']), default: 'free' },
    video: { type: video },
    amount: { type: float, default: 0.5, min: 0, max: 1, step: 0.1 },
    recording: { type: string, upload: 'audio', optional: true },
    title: { type: string, default: '', multiline: true },
    on: { type: boolean, default: true },
    sound: { type: audio, optional: true },
    note: { type: string, optional: true },
    noise_seed: { type: int, optional: true },
    count: { type: int, forceInput: true, optional: true },
  },
  outputs: { video: { type: video }, length: { type: int } },
  run: () => ({ video: '', length: 0 }),
});

const pass = defineNode({
  ...common,
  type: 'Pass',
  label: text('Pass'),
  inputs: { video: { type: video }, other: { type: video, optional: true } },
  outputs: { video: { type: video } },
  run: () => ({ video: '' }),
});

const gather = defineNode({
  ...common,
  type: 'Gather',
  label: text('Gather'),
  inputs: { first: { type: any } },
  outputs: { all: { type: any } },
  acceptsUndeclared: true,
  run: () => ({ all: '' }),
});

const sink = defineNode({
  ...common,
  type: 'Sink',
  label: text('Sink'),
  formerTypes: ['OldSink'],
  inputs: { video: { type: video }, sound: { type: audio, optional: true }, prefix: { type: string, default: 'out' } },
  outputs: {},
  outputNode: true,
  run: () => ({}),
});

const definitions = [source, mixed, pass, gather, sink] as unknown as readonly AnyNodeDefinition[];

/** Node types for tests: what the server knows of them, and what the page does. */
export const exampleRegistry = createRegistry([definePack({ name: 'example', version: '1.0.0', nodes: definitions })]);

const origin = { pack: 'example', custom: false, files: () => ['a.mp4', 'b.mp4', 'a.wav'] };

export const exampleCatalogue = readCatalogue(
  JSON.parse(JSON.stringify(Object.fromEntries(definitions.map((one) => [one.type, objectInfo(one, origin)])))),
);
