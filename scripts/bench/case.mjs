// One bench case, run in its own process by run-case.mjs: prints its figures as one JSON line.
import { createInference } from '../../packages/inference/dist/index.js';
import { defaultControls, lipSyncEngines, talk } from '../../packages/lipsync/dist/index.js';
import { loop, openSource, render, replaceAudio, resolveFrom } from '../../packages/media/dist/index.js';
import { openFolderArtifactStore } from '../../packages/runtime/dist/index.js';

const job = JSON.parse(process.argv[2]);
const began = performance.now();
const outcome = job.kind === 'plain' ? await plain() : await talking();
const seconds = (performance.now() - began) / 1000;
const peakMemoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
const cpuSeconds = (process.resourceUsage().userCPUTime + process.resourceUsage().systemCPUTime) / 1e6;
console.log(JSON.stringify({ wallSeconds: round(seconds), cpuSeconds: round(cpuSeconds), peakMemoryMb, ...outcome }));

/** Decodes and encodes the same frames and sound with the same settings; nothing in between. */
async function plain() {
  const template = await openSource(job.clip);
  const voice = await openSource(job.sound);
  const { sampleCount, sampleRate } = voice.probe.audio;
  const { fps } = template.probe.video;
  const frames = Math.round(((sampleCount / sampleRate) * fps.num) / fps.den);
  const clip = replaceAudio(loop(template.clip, { frameCount: frames }), voice.clip);
  const result = await render(clip, job.output, { resolveSource: resolveFrom(template.sources, voice.sources) });
  return { frames: result.frames };
}

async function talking() {
  const store = await openFolderArtifactStore(job.store);
  const inference = createInference();
  const request = {
    videoPath: job.clip,
    audioPath: job.sound,
    outputPath: job.output,
    engine: 'embedded',
    resolution: 'source',
    shorter: 'trim',
    encoder: 'x264',
    report: false,
    controls: { ...defaultControls, ...job.controls },
  };
  const { result } = await talk(request, { inference, store, engines: lipSyncEngines({ store }) });
  const stages = Object.fromEntries(result.stages.map(({ stage, seconds: spent }) => [stage, round(spent)]));
  return { frames: result.frameCount, stages };
}

function round(value) {
  return Math.round(value * 100) / 100;
}
