// npm run bench:wav2lip [-- --clip FILE --audio FILE --seconds N --batch N]
// How much everything around the network costs: a clip is made with a network of Wav2Lip's size (random weights), and the time in ONNX
// Runtime is set against the time of all the rest. Prints JSON and writes its part of docs/benchmarks.md.
import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeSamples } from '../samples/make-samples.mjs';
import { machine } from './bench/machine.mjs';
import { replacePart } from './bench/replace-part.mjs';
import { writeWav2LipNetwork } from './bench/wav2lip-network.mjs';
import { root } from './bootstrap/root.mjs';
import { bootstrap } from './bootstrap.mjs';

const { values } = parseArgs({
  options: {
    clip: { type: 'string' },
    audio: { type: 'string' },
    seconds: { type: 'string', default: '6' },
  },
});

await bootstrap();
const { createInference } = await import('../packages/inference/dist/index.js');
const { defaultControls, lipSyncEngines, makeTalkingClip } = await import('../packages/lipsync/dist/index.js');
const { defaultOps, loop, openSource, readPcm, render, replaceAudio, resolveFrom, trim } = await import(
  '../packages/media/dist/index.js'
);
const { createMelFrontEnd, melSampleRate } = await import('../packages/lipsync/dist/backends/wav2lip/mel-front-end.js');
const { openFolderArtifactStore } = await import('../packages/runtime/dist/index.js');
const { modelShelf } = await import('../packages/worker/dist/index.js');

const folder = join(root, 'workspace', 'bench', 'wav2lip');
rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, 'models', 'lipsync'), { recursive: true });
const weights = writeWav2LipNetwork(join(folder, 'models', 'lipsync', 'wav2lip-sized.onnx'));
const samples = await makeSamples();
const opened = await openSource(values.clip ?? samples['presenter.mp4']);
const sound = await openSource(values.audio ?? samples['speech-en.wav']);
const resolveSource = resolveFrom(opened.sources, sound.sources);
const audio = trim(sound.clip, { first: 0, count: Math.round(Number(values.seconds) * sound.probe.audio.sampleRate) });

const inference = createInference();
const store = await openFolderArtifactStore(join(folder, 'artifacts'));
const engines = lipSyncEngines({
  store,
  wav2lip: {
    models: modelShelf({ models: join(folder, 'models') }, 'lipsync'),
    place: async (useGpu) => ({ inference, fellBack: useGpu }),
  },
});
const services = { inference, store, resolveSource, ops: [...defaultOps, ...engines.ops], backends: engines.backends };
const { clip } = await makeTalkingClip(
  {
    ...{ video: opened.clip, audio, engine: 'wav2lip', resolution: 'source', shorter: 'trim' },
    controls: defaultControls,
  },
  services,
);

const { video } = opened.probe;
const frames = Math.round((Number(values.seconds) * video.fps.num) / video.fps.den);
const plain = replaceAudio(loop(opened.clip, { frameCount: frames }), audio);
const plainSeconds = (await render(plain, join(folder, 'plain.mp4'), services)).seconds;

const before = spent();
const made = await render(clip, join(folder, 'made.mp4'), services);
const network = spent() - before;
const op = made.nodes.find((node) => node.op === 'wav2lip').milliseconds / 1000;
const around = op - network + (await hearing());
const result = {
  weights,
  size: `${video.width}x${video.height}`,
  frames: made.frames,
  threads: availableParallelism(),
  networkMs: (1000 * network) / made.frames,
  aroundMs: (1000 * around) / made.frames,
  aroundShare: around / network,
  renderMs: (1000 * made.seconds) / made.frames,
  renderShare: (made.seconds - network) / network,
  plainMs: (1000 * plainSeconds) / made.frames,
};
console.log(JSON.stringify(result));
replacePart(join(root, 'docs', 'benchmarks.md'), 'wav2lip', part(result));
await inference.release();

/** Seconds in the network so far. */
function spent() {
  const figures = inference.figures().find(({ name }) => name.startsWith('lipsync/'));
  return (figures.runs * figures.meanMs) / 1000;
}

/** Seconds that the numbers of the sound take, which are made before the film is. */
async function hearing() {
  const frontEnd = createMelFrontEnd();
  let seconds = 0;
  for await (const samples of readPcm(audio, { sampleRate: melSampleRate, resolveSource })) {
    const began = performance.now();
    frontEnd.push(samples);
    seconds += (performance.now() - began) / 1000;
  }
  return seconds;
}

function part(figures) {
  const ms = (value) => value.toFixed(1);
  const percent = (value) => `${(100 * value).toFixed(1)} %`;
  return `## Around a network of Wav2Lip's size

Written by \`npm run bench:wav2lip\`: the 96-pixel network's layers with random weights (${(weights / 1e6).toFixed(1)} million), on the CPU with
${figures.threads} threads, ${figures.frames} frames of ${figures.size}. Milliseconds a frame; both come from the same run, so the share carries over.

Machine: ${machine()}.

| what | ms a frame | share of the network's time |
| --- | ---: | ---: |
| in ONNX Runtime | ${ms(figures.networkMs)} | 100 % |
| around it: hearing, cutting out, laying in | ${ms(figures.aroundMs)} | ${percent(figures.aroundShare)} |
| the whole render less the network: decoding and encoding as well | ${ms(figures.renderMs - figures.networkMs)} | ${percent(figures.renderShare)} |
| decoding and encoding alone, for comparison | ${ms(figures.plainMs)} | |
`;
}
