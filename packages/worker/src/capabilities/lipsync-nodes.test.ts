import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  type CacheStore,
  checkPrompt,
  convertWorkflow,
  createRegistry,
  type JsonObject,
  type NodeRecord,
  type Prompt,
  parsePrompt,
  type RunEvent,
  runGraph,
  silentLogger,
} from '@talkgraph/engine';
import { MemoryCache } from '@talkgraph/engine/testing';
import { createInference } from '@talkgraph/inference';
import { defaultControls, lipSyncEngines, talk } from '@talkgraph/lipsync';
import { presenterPicture, presenterVideo, spokenWav } from '@talkgraph/lipsync/testing';
import { openClip, openSource, resolveFrom } from '@talkgraph/media';
import { builtinPacks } from '@talkgraph/nodes';
import { type Home, nextFileName, openFolderArtifactStore, openHome, openNodeFiles } from '@talkgraph/runtime';
import { createCapabilities, type HeldCapabilities } from '../capabilities.js';

const registry = createRegistry(builtinPacks);
let home: Home;
let capabilities: HeldCapabilities;
let artifacts: Awaited<ReturnType<typeof openFolderArtifactStore>>;

before(async () => {
  home = await openHome(await mkdtemp(join(tmpdir(), 'talkgraph-nodes-')));
  await presenterVideo(join(home.inputs, 'presenter.mp4'), { frameCount: 16, emptyFrames: [15] });
  await presenterPicture(join(home.inputs, 'photo.png'));
  await spokenWav(join(home.inputs, 'speech-en.wav'), 'Maybe Bob might open the map.', 0.8);
  artifacts = await openFolderArtifactStore(home.artifacts);
  capabilities = createCapabilities({ store: artifacts, home });
});
after(async () => {
  await capabilities.release();
  await rm(home.root, { recursive: true });
});

/** An example as it lies in the repository, in the API format. */
const example = async (name: string): Promise<JsonObject> =>
  JSON.parse(await readFile(new URL(`../../../../examples/${name}`, import.meta.url), 'utf8'));

/** What a run came to. */
interface Ran {
  readonly status: string;
  readonly events: readonly RunEvent[];
  /** Records of the nodes that are done, by id. */
  readonly records: ReadonlyMap<string, NodeRecord>;
}

/** Checks a prompt and runs it as a worker does. */
async function run(
  source: JsonObject,
  { use = capabilities.use, cache = new MemoryCache() }: { use?: HeldCapabilities['use']; cache?: CacheStore } = {},
): Promise<Ran> {
  const { prompt, outputs, issue } = await checkPrompt(parsePrompt(source), registry);
  assert.equal(issue, undefined, JSON.stringify(issue));
  const events: RunEvent[] = [];
  const services = {
    registry,
    cache,
    store: artifacts,
    log: silentLogger,
    resources: { cpu: 2 },
    use,
    files: ({ nodeId }: { nodeId: string }) =>
      openNodeFiles({
        home,
        scratchFolder: join(home.temp, `scratch-${nodeId}`),
        reserve: (request) => nextFileName(home, request),
      }),
  };
  const signal = new AbortController().signal;
  const status = await runGraph({ runId: 'run', prompt, outputs }, services, {
    signal,
    onEvent: (event) => events.push(event),
  });
  const done = events.flatMap((event) => (event.kind === 'node-done' ? [[event.node, event.record] as const] : []));
  return { status, events, records: new Map(done) };
}

const failureOf = ({ events }: Ran) => events.find((event) => event.kind === 'node-failed')?.failure;

/** The path of the one file that a node saved. */
function savedBy({ records }: Ran, node: string): string {
  const [file] = records.get(node)?.files ?? [];
  assert.ok(file, `node ${node} saved a file`);
  return join(home.outputs, file.subfolder, file.filename);
}

/** A hash of every frame of a film is too much to print: its planes, joined. */
async function pixelsOf(path: string): Promise<Buffer[]> {
  const { clip, sources } = await openSource(path);
  await using opened = await openClip(clip, { resolveSource: resolveFrom(sources) });
  const frames: Buffer[] = [];
  for await (const frame of opened.frames()) {
    using owned = frame;
    frames.push(Buffer.concat([owned.y, owned.u, owned.v]));
  }
  return frames;
}

/** The example with other inputs of some nodes. */
async function exampleWith(changes: Readonly<Record<string, JsonObject>>): Promise<JsonObject> {
  const nodes = Object.entries(await example('talking-head.json')).map(([id, node]) => {
    const { inputs, ...rest } = node as { readonly inputs: JsonObject };
    return [id, { ...rest, inputs: { ...inputs, ...changes[id] } }];
  });
  return Object.fromEntries(nodes) as JsonObject;
}

test('the example makes the very frames that the command line makes of the same files', async () => {
  const ran = await run(await exampleWith({ '3': { resolution: '720p' } }));
  assert.equal(ran.status, 'success', JSON.stringify(failureOf(ran)));

  await using inference = createInference();
  const outputPath = join(home.temp, 'talk.mp4');
  const other = await openFolderArtifactStore(join(home.root, 'other'));
  await talk(
    {
      videoPath: join(home.inputs, 'presenter.mp4'),
      audioPath: join(home.inputs, 'speech-en.wav'),
      outputPath,
      engine: 'embedded',
      resolution: '720p',
      shorter: 'trim',
      controls: defaultControls,
      encoder: 'x264',
      report: false,
    },
    { inference, store: other, engines: lipSyncEngines({ store: other }) },
  );
  const [made, expected] = [await pixelsOf(savedBy(ran, '4')), await pixelsOf(outputPath)];
  assert.equal(made.length, 20);
  assert.ok(made.every((frame, n) => frame.equals(expected[n] as Buffer)));
});

test('while the film is saved, the steps of the talking head are shown on its own node', async () => {
  await presenterVideo(join(home.inputs, 'unseen.mp4'), { frameCount: 12 });
  await spokenWav(join(home.inputs, 'unheard.wav'), 'Papa mops up.', 0.4);
  const changes = { '1': { file: 'unseen.mp4' }, '2': { audio: 'unheard.wav' }, '3': { resolution: '720p' } };
  const { events } = await run(await exampleWith(changes));
  const stages = events.flatMap((event) => (event.kind === 'node-progress' && event.node === '3' ? [event.stage] : []));
  // Stages that pass in a moment are not shown each.
  assert.deepEqual([stages[0], stages.at(-1)], ['face', 'render']);
  const last = events.findLast((event) => event.kind === 'node-progress' && event.node === '3');
  assert.ok(last?.kind === 'node-progress' && last.done === 10 && (last.milliseconds ?? 0) > 0, JSON.stringify(last));
});

test('a recipe that was made before a restart is rendered by a worker that never saw its files', async () => {
  const cache = new MemoryCache();
  const preview = await exampleWith({ '3': { resolution: '720p' } });
  assert.equal((await run(preview, { cache })).status, 'success');
  const later = createCapabilities({ store: await openFolderArtifactStore(home.artifacts), home });
  const again = await run(await exampleWith({ '3': { resolution: '720p' }, '4': { filename_prefix: 'again' } }), {
    cache,
    use: later.use,
  });
  assert.equal(again.status, 'success', JSON.stringify(failureOf(again)));
  const cached = again.events.flatMap((event) => (event.kind === 'nodes-cached' ? event.nodes : []));
  assert.ok(cached.includes('3'), `from the cache: ${cached}`);
  assert.deepEqual(later.models(), []);
});

test('a photo speaks with the settings of the nodes before it, and is scored', async () => {
  const ran = await run({
    '1': { class_type: 'LoadImage', inputs: { image: 'photo.png' } },
    '2': { class_type: 'LoadAudio', inputs: { audio: 'speech-en.wav' } },
    '3': { class_type: 'LipIntensity', inputs: { intensity: 1.4 } },
    '4': { class_type: 'LoopPolicy', inputs: { policy: 'freeze', options: ['3', 0] } },
    '5': {
      class_type: 'HeyGemTalkingHead',
      inputs: { audio: ['2', 0], video: ['1', 0], use_gpu: true, resolution: '720p', options: ['4', 0] },
    },
    '6': { class_type: 'QualityScore', inputs: { video: ['5', 0], language: 'zh' } },
  });
  assert.equal(ran.status, 'success', JSON.stringify(failureOf(ran)));
  const outputs = ran.records.get('6')?.outputs.map(([item]) => (item && 'value' in item ? item.value : undefined));
  const [score, , verdict] = outputs ?? [];
  assert.ok(typeof score === 'number' && score >= 0 && score <= 100);
  assert.match(String(verdict), /[\u4e00-\u9fff]/);
  const clip = JSON.stringify(ran.records.get('5')?.outputs);
  assert.ok(clip.includes('"still":true') && clip.includes('"intensity":1.4') && clip.includes('"loop":"freeze"'));
});

test('a picture without a person fails the node with the sentence of the face finder', async () => {
  const ran = await run({
    '1': { class_type: 'EmptyImage', inputs: { width: 128, height: 128, batch_size: 1, color: 0 } },
    '2': { class_type: 'LoadAudio', inputs: { audio: 'speech-en.wav' } },
    '3': { class_type: 'HeyGemTalkingHead', inputs: { audio: ['2', 0], video: ['1', 0] } },
    '4': { class_type: 'SaveVideo', inputs: { video: ['3', 0] } },
  });
  assert.equal(ran.status, 'error');
  const failure = failureOf(ran);
  assert.deepEqual([failure?.node, failure?.code, failure?.kind], ['3', 'FACE_NOT_FOUND', 'user']);
  assert.match(failure?.text.zh ?? '', /没有找到可用的人脸/);
});

test('the example that editors open says the same as the one for programs', async () => {
  const { prompt } = convertWorkflow(await example('talking-head.ui.json'), registry);
  const { prompt: asked } = await checkPrompt(parsePrompt(await example('talking-head.json')), registry);
  const { prompt: shown, issue } = await checkPrompt(parsePrompt(prompt), registry);
  assert.equal(issue, undefined);
  const plain = ({ nodes }: Prompt) => [...nodes].map(([id, { type, inputs }]) => [id, type, inputs]);
  assert.deepEqual(plain(shown), plain(asked));
});
