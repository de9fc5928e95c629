import { isApiError, textOf } from '../api/api-error.js';
import type { FileName } from '../api/file-address.js';
import { fileQuery } from '../api/file-address.js';
import { inputName } from '../api/input-file.js';
import { getJson, send } from '../api/request.js';
import { uploadFile } from '../api/upload-file.js';
import { useEditor } from '../editor/editor-store.js';
import { loadableKind, loaders } from './loadable-kind.js';
import { openWorkflow } from './open-workflow.js';
import { showProblem } from './show-problem.js';

/** Workflows are a few megabytes at most; a larger text is something else. */
const mostTextBytes = 64 * 1024 * 1024;

/** What is done with a media file that carries no workflow. */
export interface OpenFileOptions {
  /** Puts a node that loads the file here; without it the file is only looked at. */
  readonly at?: { readonly x: number; readonly y: number } | undefined;
}

/**
 * Opens the workflow that a file holds: JSON, or a result (video, PNG, WebP) that carries the workflow it was made with.
 * Other media become a node that loads them, where there is a place for it. Answers whether something came of it.
 */
export async function openWorkflowFile(file: File, { at }: OpenFileOptions = {}): Promise<boolean> {
  try {
    if (isJsonFile(file)) return await openWorkflow(await file.text(), { title: titleOfFile(file) });
    const media = loadableKind(file);
    if (media === undefined) return refuse(notOpened);
    const carried = media === 'audio' ? undefined : await workflowIn(file);
    if (carried !== undefined) return await openWorkflow(carried, { title: titleOfFile(file) });
    if (!at) return refuse(noWorkflowInside);
    await addLoader(file, media, at);
    return true;
  } catch (thrown) {
    return refuse(textOf(thrown));
  }
}

function isJsonFile({ name, type, size }: File): boolean {
  return (type === 'application/json' || /\.json$/i.test(name)) && size <= mostTextBytes;
}

/** The workflow that a result carries, as the server reads it; undefined where there is none. */
async function workflowIn(file: File): Promise<unknown> {
  const stored = await uploadTemporary(file);
  try {
    const kept = await getJson<{ workflow?: unknown; prompt?: unknown }>(`api/workflow-of?${fileQuery(stored)}`);
    return kept.workflow ?? kept.prompt ?? undefined;
  } catch (thrown) {
    if (isApiError(thrown) && thrown.code === 'KEPT_WORKFLOW_NOT_FOUND') return undefined;
    throw thrown;
  }
}

/** Lends a file to the server: it lies in temp/, and is in nobody's way in inputs/. */
async function uploadTemporary(file: File): Promise<FileName> {
  const form = new FormData();
  form.append('type', 'temp');
  form.append('file', file, file.name);
  const answer = await send('upload/file', { method: 'POST', body: form });
  const { name, subfolder, type } = (await answer.json()) as { name: string; subfolder: string; type: string };
  return { filename: name, subfolder, type };
}

async function addLoader(file: File, media: keyof typeof loaders, at: { x: number; y: number }): Promise<void> {
  const { type, input } = loaders[media];
  const stored = await uploadFile(file, { media });
  useEditor.getState().addNode(type, at, { [input]: inputName(stored) });
}

function refuse(problem: Parameters<typeof showProblem>[0]): boolean {
  showProblem(problem);
  return false;
}

function titleOfFile({ name }: File): string {
  return name.replace(/(\.(ui|api))?\.[^.]+$/i, '');
}

const notOpened = {
  en: 'This kind of file cannot be opened. Drop a workflow (JSON), a video or picture made with one, or media to load.',
  zh: '无法打开这种文件。请拖入工作流（JSON）、由工作流生成的视频或图片，或要加载的素材。',
};

const noWorkflowInside = {
  en: 'This file carries no workflow. Only results saved by Talkgraph or ComfyUI do; drop it on the canvas to load it.',
  zh: '这个文件不含工作流，只有 Talkgraph 或 ComfyUI 保存的结果才带有工作流。拖到画布上可以把它作为素材加载。',
};
