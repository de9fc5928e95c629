import { defineError } from '@talkgraph/errors';

export const artifactKeyInvalid = defineError('ARTIFACT_KEY_INVALID', 'bug', (d: { key: string }) => ({
  en: `"${d.key}" cannot name a stored file: keys are lower-case hex digits with an optional extension. Please report this.`,
  zh: `“${d.key}”不能用作缓存文件名：只能是小写十六进制数字，后面可带扩展名。请报告这个问题。`,
}));

export const artifactNotWritten = defineError('ARTIFACT_NOT_WRITTEN', 'bug', (d: { key: string }) => ({
  en: `The step that was to make the stored file ${d.key} ended without writing it. Please report this.`,
  zh: `本应生成缓存文件 ${d.key} 的步骤已结束，但没有写出文件。请报告这个问题。`,
}));
