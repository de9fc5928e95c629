import type { PromptNode } from './prompt.js';
import type { NodeIssue, PromptIssue } from './prompt-issue.js';

/** So many types are named; nobody reads more. */
const mostNamed = 50;

/** Nodes of types that no loaded pack has. As in ComfyUI the answer names the first one; the sentence names the others. */
export function missingNodeType(missing: readonly (readonly [string, PromptNode])[]): PromptIssue {
  const [id, node] = missing[0] as readonly [string, PromptNode];
  const untyped = node.type === '';
  const shown = node.title ?? (untyped ? `ID #${id}` : node.type);
  const all = [...new Set(missing.map(([, { type }]) => type).filter((type) => type !== ''))];
  const types = all.length > mostNamed ? [...all.slice(0, mostNamed), '…'] : all;
  return {
    type: 'missing_node_type',
    message: untyped
      ? `Node '${shown}' has no class_type. The workflow may be corrupted or a custom node is missing.`
      : `Node '${shown}' not found. The custom node may not be installed.`,
    details: `Node ID '#${id}'`,
    text:
      types.length === 0
        ? {
            en: `Node ${id} does not say what type it is (class_type). Give it one or remove it.`,
            zh: `节点 ${id} 没有写明类型（class_type）。请补上类型或删除该节点。`,
          }
        : {
            en: `No node pack has the types ${types.join(', ')} (node ${id} is the first to need one). Install the pack or remove the nodes.`,
            zh: `没有节点包提供这些类型：${types.join('、')}（首先用到的是节点 ${id}）。请安装节点包或删除这些节点。`,
          },
    extraInfo: {
      node_id: id,
      class_type: untyped ? null : node.type,
      node_title: node.title ?? (untyped ? null : node.type),
    },
  };
}

export function noOutputs(): PromptIssue {
  return {
    type: 'prompt_no_outputs',
    message: 'Prompt has no outputs',
    details: '',
    text: {
      en: 'Nothing in the workflow is saved or shown. Add an output node, such as one that saves a video.',
      zh: '工作流中没有任何保存或预览节点。请添加一个输出节点，例如保存视频的节点。',
    },
    extraInfo: {},
  };
}

/**
 * No output can be made. `details` lists the mistakes of the output nodes themselves, as in ComfyUI. Where cycles are all
 * that is wrong the issue is the first cycle.
 */
export function outputsFailed(
  failed: readonly string[],
  issues: ReadonlyMap<string, readonly NodeIssue[]>,
): PromptIssue {
  const all = [...issues.values()].flat();
  const first = all[0];
  if (first !== undefined && all.every(({ type }) => type === 'dependency_cycle')) {
    const { message, details, text, extraInfo } = first;
    return { type: 'dependency_cycle', message, details, text, extraInfo };
  }
  const own = failed.flatMap((id) => issues.get(id) ?? []);
  return {
    type: 'prompt_outputs_failed_validation',
    message: 'Prompt outputs failed validation',
    details: own.map(({ message, details }) => `${message}: ${details}`).join('\n'),
    text: {
      en: `None of the workflow's outputs can be made: ${issues.size} of its nodes need correcting.`,
      zh: `工作流的输出都无法生成：有 ${issues.size} 个节点需要修正。`,
    },
    extraInfo: {},
  };
}
