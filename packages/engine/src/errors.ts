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

export const promptNotJson = defineError('PROMPT_NOT_JSON', 'user', (d: { problem: string }) => ({
  en: `The workflow is not JSON that can be read: ${d.problem}. Correct the text and submit it again.`,
  zh: `工作流不是可读取的 JSON：${d.problem}。请修正文本后重新提交。`,
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
