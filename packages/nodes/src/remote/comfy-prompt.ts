import { isJsonObject, type Json, type JsonObject } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import { remoteWorkflowInvalid } from './remote-errors.js';

/** A workflow as ComfyUI's API takes it: nodes by id. */
export type ComfyPrompt = Readonly<Record<string, ComfyPromptNode>>;

/** One node. An input is a constant, or a link: `[node id, output index]`. */
export interface ComfyPromptNode {
  readonly class_type: string;
  readonly inputs: JsonObject;
  readonly _meta?: { readonly title?: string };
}

const notJson = {
  en: 'it is no JSON. Copy the whole text, from the first brace to the last one',
  zh: '不是 JSON。请复制完整内容，从第一个花括号到最后一个花括号',
};
const noNodes = {
  en: 'it holds no nodes. In ComfyUI, choose "Workflow → Export (API)" and take that file',
  zh: '其中没有节点。请在 ComfyUI 中选择“工作流 → 导出 (API)”，使用导出的文件',
};

/** Reads a text as JSON that holds something. @throws REMOTE_WORKFLOW_INVALID */
export function readWorkflowJson(text: string): JsonObject {
  const wrong = (why: LocalizedText, cause?: unknown) => remoteWorkflowInvalid({ why }, cause);
  let json: Json;
  try {
    json = JSON.parse(text) as Json;
  } catch (cause) {
    throw wrong(notJson, cause);
  }
  if (!isJsonObject(json)) throw wrong(noNodes);
  // What is sent to /prompt has the workflow inside.
  const { prompt: inner } = json;
  return isJsonObject(inner) && !('class_type' in inner) ? inner : json;
}

/** Whether a workflow is as an editor saves it, with positions and wires: the server has to be asked what its nodes are. */
export function isEditorFormat(workflow: JsonObject): boolean {
  return Array.isArray(workflow.nodes);
}

/** A workflow in API format. @throws REMOTE_WORKFLOW_INVALID */
export function readComfyPrompt(workflow: JsonObject): ComfyPrompt {
  const nodes: [string, ComfyPromptNode][] = [];
  for (const [id, node] of Object.entries(workflow)) {
    const { class_type: type, inputs } = (node ?? {}) as Partial<ComfyPromptNode>;
    if (typeof type !== 'string') continue;
    nodes.push([id, { ...(node as unknown as ComfyPromptNode), inputs: inputs ?? {} }]);
  }
  if (nodes.length === 0) throw remoteWorkflowInvalid({ why: noNodes });
  return Object.fromEntries(nodes);
}
