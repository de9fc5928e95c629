import { defineError, type LocalizedText } from '@talkgraph/errors';

export const artifactKeyInvalid = defineError('ARTIFACT_KEY_INVALID', 'bug', (d: { key: string }) => ({
  en: `"${d.key}" cannot name a stored file: keys are lower-case hex digits with an optional extension. Please report this.`,
  zh: `“${d.key}”不能用作缓存文件名：只能是小写十六进制数字，后面可带扩展名。请报告这个问题。`,
}));

export const artifactNotWritten = defineError('ARTIFACT_NOT_WRITTEN', 'bug', (d: { key: string }) => ({
  en: `The step that was to make the stored file ${d.key} ended without writing it. Please report this.`,
  zh: `本应生成缓存文件 ${d.key} 的步骤已结束，但没有写出文件。请报告这个问题。`,
}));

export const nodePackInvalid = defineError(
  'NODE_PACK_INVALID',
  'user',
  (d: { pack: string; problem: LocalizedText }) => ({
    en: `The node pack "${d.pack}" cannot be used: ${d.problem.en}. Correct the pack's definition.`,
    zh: `节点包“${d.pack}”无法使用：${d.problem.zh}。请修正该包的定义。`,
  }),
);

export const nodePackDuplicate = defineError('NODE_PACK_DUPLICATE', 'user', (d: { pack: string }) => ({
  en: `Two node packs are called "${d.pack}". Rename or remove one of them.`,
  zh: `有两个节点包都叫“${d.pack}”。请重命名或移除其中一个。`,
}));

export const nodeTypeDuplicate = defineError(
  'NODE_TYPE_DUPLICATE',
  'user',
  (d: { type: string; first: string; second: string }) => ({
    en: `The node type "${d.type}" is declared twice: by pack "${d.first}" and by pack "${d.second}". Rename one, or remove one of the packs.`,
    zh: `节点类型“${d.type}”被声明了两次：节点包“${d.first}”和“${d.second}”。请重命名其一，或移除其中一个包。`,
  }),
);

export const nodeDefinitionInvalid = defineError(
  'NODE_DEFINITION_INVALID',
  'user',
  (d: { type: string; pack: string; problem: LocalizedText }) => ({
    en: `The node "${d.type}" of pack "${d.pack}" cannot be used: ${d.problem.en}. Correct its definition.`,
    zh: `节点包“${d.pack}”的节点“${d.type}”无法使用：${d.problem.zh}。请修正它的定义。`,
  }),
);

export const promptNotJson = defineError('PROMPT_NOT_JSON', 'user', (d: { problem: LocalizedText }) => ({
  en: `The workflow is not JSON that can be read: ${d.problem.en}. Correct the text and submit it again.`,
  zh: `工作流不是可读取的 JSON：${d.problem.zh}。请修正文本后重新提交。`,
}));

export const promptInvalid = defineError('PROMPT_INVALID', 'user', (d: { node?: string; problem: LocalizedText }) => ({
  en: `The workflow${d.node === undefined ? '' : `, node ${d.node},`} cannot be used: ${d.problem.en}.`,
  zh: `工作流${d.node === undefined ? '' : `的节点 ${d.node} `}无法使用：${d.problem.zh}。`,
}));

export const nodeMigrationFailed = defineError(
  'NODE_MIGRATION_FAILED',
  'bug',
  (d: { node: string; type: string; to: number }) => ({
    en: `Node ${d.node} (${d.type}) was saved by an older version and could not be brought up to version ${d.to}. Set its inputs again, and report this to the node's author.`,
    zh: `节点 ${d.node}（${d.type}）由旧版本保存，无法升级到版本 ${d.to}。请重新设置其输入，并向节点作者报告。`,
  }),
);

/** Wraps whatever a node threw that is not in a catalogue; its own words are all there is to say. */
export const nodeFailed = defineError('NODE_FAILED', 'operational', (d: { message: string }) => ({
  en: `The node failed: ${d.message}`,
  zh: `节点运行失败：${d.message}`,
}));

export const nodeTimedOut = defineError('NODE_TIMED_OUT', 'operational', (d: { node: string; seconds: number }) => ({
  en: `Node ${d.node} timed out after ${d.seconds} s. Raise its time limit, or give it less to do.`,
  zh: `节点 ${d.node} 运行超过 ${d.seconds} 秒，已超时。请调高它的时间限制，或减少它的工作量。`,
}));

export const nodeOutputInvalid = defineError(
  'NODE_OUTPUT_INVALID',
  'bug',
  (d: { node: string; type: string; output: string; problem: LocalizedText }) => ({
    en: `Node ${d.node} (${d.type}) answered something unusable for "${d.output}": ${d.problem.en}. Please report this to the node's author.`,
    zh: `节点 ${d.node}（${d.type}）的“${d.output}”给出了无法使用的结果：${d.problem.zh}。请向节点作者报告。`,
  }),
);

export const capabilityMissing = defineError(
  'CAPABILITY_MISSING',
  'operational',
  (d: { node: string; type: string; capability: string }) => ({
    en: `Node ${d.node} (${d.type}) needs "${d.capability}", which this worker does not provide. Start a worker that has it.`,
    zh: `节点 ${d.node}（${d.type}）需要“${d.capability}”，但当前工作进程不提供。请启动具备该功能的工作进程。`,
  }),
);

export const lazyInputUnknown = defineError(
  'LAZY_INPUT_UNKNOWN',
  'bug',
  (d: { node: string; type: string; input: string }) => ({
    en: `Node ${d.node} (${d.type}) asks for its input "${d.input}", but nothing is given there. Connect it, or report this to the node's author.`,
    zh: `节点 ${d.node}（${d.type}）请求输入“${d.input}”，但该输入未提供任何内容。请连接它，或向节点作者报告。`,
  }),
);

export const nodeTypeNotLoaded = defineError(
  'NODE_TYPE_NOT_LOADED',
  'operational',
  (d: { node: string; type: string }) => ({
    en: `Node ${d.node} is of type "${d.type}", which is not loaded here. Install or repair the pack that has it, then reload the nodes.`,
    zh: `节点 ${d.node} 的类型“${d.type}”未加载。请安装或修复包含它的节点包，然后重新加载节点。`,
  }),
);

export const linkUnknown = defineError('LINK_UNKNOWN', 'bug', (d: { node: string; target: string; slot: number }) => ({
  en: `Node ${d.node} refers to output ${d.slot} of node ${d.target}, which does not exist. Check the workflow, or report this to the author of the node that made it.`,
  zh: `节点 ${d.node} 引用了节点 ${d.target} 的第 ${d.slot} 个输出，但它不存在。请检查工作流，或向生成它的节点的作者报告。`,
}));

export const expansionIdTaken = defineError('EXPANSION_ID_TAKEN', 'bug', (d: { node: string; id: string }) => ({
  en: `Node ${d.node} wants to add a node with the id ${d.id}, which is taken. Please report this to the node's author.`,
  zh: `节点 ${d.node} 要添加的节点 ID ${d.id} 已被占用。请向节点作者报告。`,
}));

export const expansionTooLarge = defineError('EXPANSION_TOO_LARGE', 'user', (d: { node: string; limit: number }) => ({
  en: `Node ${d.node} would bring this run to more than ${d.limit} added nodes; a loop may never end. Check its condition.`,
  zh: `节点 ${d.node} 会使本次运行新增的节点超过 ${d.limit} 个，循环可能无法结束。请检查循环条件。`,
}));

export const regionNotClosed = defineError('REGION_NOT_CLOSED', 'user', (d: { node: string; type: string }) => ({
  en: `Node ${d.node} (${d.type}) ends a loop, but is not linked to the node that begins it. Connect the two.`,
  zh: `节点 ${d.node}（${d.type}）是循环的结束节点，但没有连接到循环的开始节点。请将两者连接起来。`,
}));

export const runDependencyCycle = defineError('RUN_DEPENDENCY_CYCLE', 'user', (d: { path: readonly string[] }) => ({
  en: `Dependency cycle detected: ${d.path.join(' → ')}. Remove one of these links.`,
  zh: `检测到循环依赖：${d.path.join(' → ')}。请移除其中一条连线。`,
}));

export const runOutputUnknown = defineError('RUN_OUTPUT_UNKNOWN', 'bug', (d: { node: string }) => ({
  en: `The run is to make node ${d.node}, which its workflow does not have. Please report this.`,
  zh: `要求运行节点 ${d.node}，但工作流中没有它。请报告这个问题。`,
}));

export const workflowInvalid = defineError('WORKFLOW_INVALID', 'user', (d: { problem: LocalizedText }) => ({
  en: `The saved workflow cannot be read: ${d.problem.en}. Save it again in the editor.`,
  zh: `无法读取已保存的工作流：${d.problem.zh}。请在编辑器中重新保存。`,
}));

export const workflowCircular = defineError('WORKFLOW_CIRCULAR', 'user', (d: { node: string }) => ({
  en: `The links through node ${d.node} only lead back to it: nothing feeds them. Remove one of them.`,
  zh: `经过节点 ${d.node} 的连接只会绕回它自己，没有数据来源。请删除其中一条连接。`,
}));

export const workflowSubgraphRecursive = defineError(
  'WORKFLOW_SUBGRAPH_RECURSIVE',
  'user',
  (d: { subgraph: string; node: string }) => ({
    en: `The sub-graph "${d.subgraph}" contains itself (node ${d.node}), so it would never end. Take it out of itself.`,
    zh: `子图“${d.subgraph}”包含了它自己（节点 ${d.node}），将无限展开。请将它从自身中移除。`,
  }),
);

export const workflowTooLarge = defineError('WORKFLOW_TOO_LARGE', 'user', (d: { limit: number }) => ({
  en: `With its sub-graphs opened the workflow has more than ${d.limit} nodes. Use fewer nested sub-graphs.`,
  zh: `展开子图后，工作流的节点超过 ${d.limit} 个。请减少嵌套的子图。`,
}));

export const inputNameUnknown = defineError(
  'INPUT_NAME_UNKNOWN',
  'user',
  (d: { name: string; known: readonly string[] }) => ({
    en: `The workflow has no input called "${d.name}"${d.known.length > 0 ? `; it has ${d.known.join(', ')}` : ''}. Name it in the editor, or leave it out.`,
    zh: `工作流没有名为“${d.name}”的输入${d.known.length > 0 ? `，可用的有：${d.known.join('、')}` : ''}。请在编辑器中为它命名，或去掉这一项。`,
  }),
);

export const inputValueInvalid = defineError(
  'INPUT_VALUE_INVALID',
  'user',
  (d: { name: string; problem: LocalizedText }) => ({
    en: `"${d.name}" cannot be set to this: ${d.problem.en}.`,
    zh: `“${d.name}”的取值无效：${d.problem.zh}。`,
  }),
);

export const inputFileMissing = defineError('INPUT_FILE_MISSING', 'user', (d: { name: string; file: string }) => ({
  en: `"${d.name}" names the file ${d.file}, which is not among the input files. Upload it, or correct the name.`,
  zh: `“${d.name}”指定的文件 ${d.file} 不在输入文件中。请先上传，或更正文件名。`,
}));
