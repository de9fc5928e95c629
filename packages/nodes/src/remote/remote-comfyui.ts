import { blocked, defineNode, type Json, type JsonObject, string } from '@talkgraph/engine';
import { isTalkgraphError } from '@talkgraph/errors';
import { comfyui } from '../capabilities.js';
import { renderProgress } from '../media/render-progress.js';
import { audio, image, video } from '../ports.js';
import { isEditorFormat, readComfyPrompt, readWorkflowJson } from './comfy-prompt.js';
import { filledPrompt, type Placeholder, placeholders, placeValues } from './place-values.js';
import { remoteServerMissing, remoteWorkflowMissing } from './remote-errors.js';
import { remoteInputs } from './remote-inputs.js';

export const remoteComfyUI = defineNode({
  type: 'RemoteComfyUI',
  version: 1,
  label: { en: 'Remote ComfyUI', zh: '远程 ComfyUI' },
  category: 'remote',
  summary: {
    en: 'Runs a workflow on a ComfyUI server, with your video, sound, picture and texts, and brings the results back.',
    zh: '把视频、声音、图片和文本交给 ComfyUI 服务器上的工作流运行，并取回结果。',
  },
  keywords: ['comfy', 'server', 'gpu', 'stable diffusion', 'api', '远程', '服务器', '显卡', '绘图', '模型'],
  inputs: remoteInputs,
  outputs: {
    VIDEO: { type: video, list: true, label: { en: 'Videos', zh: '视频' } },
    IMAGE: { type: image, list: true, label: { en: 'Images', zh: '图片' } },
    AUDIO: { type: audio, list: true, label: { en: 'Sounds', zh: '音频' } },
    text: { type: string, name: 'text', list: true, label: { en: 'Texts', zh: '文本' } },
  },
  // The other machine does the work, so several may be asked at once.
  parallelCalls: true,
  check: {
    inputs: ['workflow', 'settings'],
    check: (inputs, { types }) => problemOf(() => checkInputs(inputs, types)),
  },
  async fingerprint({ workflow_file: file, profile, address, always_run: always }, context) {
    if (always === true || typeof profile !== 'string' || typeof address !== 'string') return Number.NaN;
    const service = context.use(comfyui);
    const text = typeof file === 'string' && file !== '' ? await service.readWorkflowFile(file) : '';
    return { address: await service.addressOf({ profile, address }), text };
  },
  async run(inputs, context) {
    const { profile, address, workflow: pasted, workflow_file: file, settings, output_node: outputNode } = inputs;
    const place = placeOf(profile, address);
    const service = context.use(comfyui);
    const text = pasted.trim() === '' && file.trim() !== '' ? await service.readWorkflowFile(file.trim()) : pasted;
    if (text.trim() === '') throw remoteWorkflowMissing({});
    const json = readWorkflowJson(text);
    const { signal } = context;
    const prompt = readComfyPrompt(isEditorFormat(json) ? await service.toApiFormat(json, place, signal) : json);
    const { given, files, plain } = connected(inputs);
    const placements = placeValues(prompt, settings, given);
    const fill = (names: Readonly<Record<string, string>>) =>
      filledPrompt(prompt, placements, { ...plain, ...names }) as unknown as JsonObject;
    const { runId, nodeId, callIndex } = context;
    const request = {
      ...place,
      id: `${runId} ${nodeId} ${callIndex}`,
      identity: JSON.stringify([place, fill({}), files, outputNode]),
      workflow: fill({}),
      withFiles: fill,
      files,
      soundsOnly: ['audio'],
      outputNode,
    };
    const { videos, images, audios, texts } = await service.run(request, {
      ...{ signal, files: context.files, onRender: (clip) => renderProgress(clip, context) },
      progress: (report) => context.progress(report),
      preview: (preview) => context.preview(preview),
      note: (note) => context.note(note),
    });
    // What the workflow does not make is a mistake only where somebody wants it.
    const orBlocked = <T>(made: readonly T[], kind: string) =>
      made.length > 0
        ? made
        : [blocked(`The workflow on the ComfyUI server made no ${kind}. / ComfyUI 工作流没有产生 ${kind}。`)];
    return {
      VIDEO: orBlocked(videos, 'VIDEO'),
      IMAGE: orBlocked(images, 'IMAGE'),
      AUDIO: orBlocked(audios, 'AUDIO'),
      text: orBlocked(texts, 'text'),
    };
  },
});

function placeOf(profile: string, address: string) {
  if (profile.trim() === '' && address.trim() === '') throw remoteServerMissing({});
  return { profile: profile.trim(), address: profile.trim() === '' ? address.trim() : '' };
}

type Given = Readonly<Partial<Record<Placeholder, unknown>>>;

/** What is connected: files to be uploaded, and values that are filled in as they are. */
function connected(inputs: Given) {
  const names = placeholders.filter((name) => inputs[name] !== undefined);
  const isPlain = (name: Placeholder) => ['string', 'number'].includes(typeof inputs[name]);
  const pick = <T>(chosen: readonly Placeholder[]) =>
    Object.fromEntries(chosen.map((name) => [name, inputs[name] as T]));
  return {
    given: new Set(names),
    files: pick<never>(names.filter((name) => !isPlain(name))),
    plain: pick<string | number>(names.filter(isPlain)),
  };
}

/** What can be said before anything runs: whether the workflow can be read, and everything connected has its place. */
function checkInputs(
  inputs: Readonly<Record<string, Json | undefined>>,
  types: Readonly<Record<string, unknown>>,
): void {
  // What is linked is not known yet; what is left out is empty.
  const [workflow, settings] = ['workflow', 'settings'].map((name) =>
    name in types ? undefined : String(inputs[name] ?? '').trim(),
  );
  if (!workflow || settings === undefined) return;
  const json = readWorkflowJson(workflow);
  if (isEditorFormat(json)) return;
  // Texts and numbers may also be constants, which are not told here.
  const isAsked = (name: string) => [workflow, settings].some((text) => text.includes(`{{${name}}}`));
  const given = placeholders.filter((name) => name in types || (/^(text|number)/.test(name) && isAsked(name)));
  placeValues(readComfyPrompt(json), settings, new Set(given));
}

function problemOf(check: () => void) {
  try {
    check();
    return true;
  } catch (error) {
    if (isTalkgraphError(error)) return error.text;
    throw error;
  }
}
