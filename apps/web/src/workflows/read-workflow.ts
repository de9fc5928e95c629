import type { JsonObject } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';

/** What a text or a JSON value turned out to be. */
export type ReadWorkflow =
  | { readonly format: 'ui' | 'api'; readonly json: JsonObject }
  | { readonly format: 'none'; readonly problem: LocalizedText };

/**
 * Recognises a workflow: as editors save it (ours and ComfyUI's), in API format, or either of them wrapped as it is sent to
 * `/prompt` and kept in files (`{workflow, prompt}`).
 */
export function readWorkflow(source: unknown): ReadWorkflow {
  const json = typeof source === 'string' ? parsed(source) : source;
  if (json === undefined) return { format: 'none', problem: notJson };
  if (!isObject(json)) return { format: 'none', problem: noWorkflow };
  if (Array.isArray(json.nodes)) return { format: 'ui', json };
  if (isPrompt(json)) return { format: 'api', json };
  for (const name of ['workflow', 'prompt', 'output'] as const) {
    const inner = typeof json[name] === 'string' ? parsed(json[name]) : json[name];
    if (inner === undefined || !isObject(inner)) continue;
    const found = readWorkflow(inner);
    if (found.format !== 'none') return found;
  }
  return { format: 'none', problem: noWorkflow };
}

/** API format: every entry names a node type. */
function isPrompt(json: JsonObject): boolean {
  const nodes = Object.values(json);
  return nodes.length > 0 && nodes.every((node) => isObject(node) && typeof node.class_type === 'string');
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const notJson = {
  en: 'This is not JSON, so it cannot be a workflow. Choose a workflow file, or a video or picture made with one.',
  zh: '内容不是 JSON，无法作为工作流打开。请选择工作流文件，或由工作流生成的视频、图片。',
};

const noWorkflow = {
  en: 'There is no workflow in this JSON. Choose one saved by this editor or by ComfyUI, or one in API format.',
  zh: '这份 JSON 里没有工作流。请选择由本编辑器或 ComfyUI 保存的文件，或 API 格式的文件。',
};
