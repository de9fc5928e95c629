import { defineError, type LocalizedText } from '@talkgraph/errors';

export const optionUnknown = defineError('CLI_OPTION_UNKNOWN', 'user', (d: { option: string; hint: string }) => ({
  en: d.hint
    ? `There is no option ${d.option}. Did you mean ${d.hint}?`
    : `There is no option ${d.option}. See "talkgraph --help".`,
  zh: d.hint
    ? `没有 ${d.option} 这个选项。是否想用 ${d.hint}？`
    : `没有 ${d.option} 这个选项，请查看 talkgraph --help。`,
}));

export const optionValueMissing = defineError('CLI_OPTION_VALUE_MISSING', 'user', (d: { option: string }) => ({
  en: `The option ${d.option} needs a value after it.`,
  zh: `选项 ${d.option} 后面需要一个值。`,
}));

export const optionRequired = defineError('CLI_OPTION_REQUIRED', 'user', (d: { option: string; command: string }) => ({
  en: `${d.option} is missing. See "talkgraph ${d.command} --help" for an example.`,
  zh: `缺少 ${d.option}。示例见 talkgraph ${d.command} --help。`,
}));

export const optionInvalid = defineError(
  'CLI_OPTION_INVALID',
  'user',
  (d: { option: string; value: string; expected: LocalizedText }) => ({
    en: `${d.option} cannot be "${d.value}": it has to be ${d.expected.en}.`,
    zh: `${d.option} 不能是“${d.value}”：应为${d.expected.zh}。`,
  }),
);

export const commandUnknown = defineError('CLI_COMMAND_UNKNOWN', 'user', (d: { command: string; hint: string }) => ({
  en: d.hint
    ? `There is no command "${d.command}". Did you mean "${d.hint}"?`
    : `There is no command "${d.command}". See "talkgraph --help".`,
  zh: d.hint
    ? `没有“${d.command}”这个命令。是否想用“${d.hint}”？`
    : `没有“${d.command}”这个命令，请查看 talkgraph --help。`,
}));

export const argumentMissing = defineError('CLI_ARGUMENT_MISSING', 'user', (d: { argument: string }) => ({
  en: `The command needs ${d.argument} after it. See its --help.`,
  zh: `命令后面缺少 ${d.argument}，用法见 --help。`,
}));

export const argumentExtra = defineError('CLI_ARGUMENT_EXTRA', 'user', () => ({
  en: 'There are more words on the command line than the command takes. Put quotation marks around names with spaces.',
  zh: '命令行里有多余的内容。文件名里有空格时，请用引号括起来。',
}));

export const outputExtension = defineError('OUTPUT_EXTENSION', 'user', (d: { path: string; extension: string }) => ({
  en: `The output ${d.path} has to end in ${d.extension}: that is what is written.`,
  zh: `输出文件 ${d.path} 必须以 ${d.extension} 结尾，因为写出的就是这种格式。`,
}));

export const outputFolderMissing = defineError('OUTPUT_FOLDER_MISSING', 'user', (d: { folder: string }) => ({
  en: `There is no folder ${d.folder} to write to. Create it first, or correct the path.`,
  zh: `没有 ${d.folder} 这个文件夹，无法写入。请先创建它，或改正路径。`,
}));

export const outputIsFolder = defineError('OUTPUT_IS_FOLDER', 'user', (d: { path: string }) => ({
  en: `The output ${d.path} is a folder. Add a file name to it.`,
  zh: `输出路径 ${d.path} 是文件夹，请在后面加上文件名。`,
}));

export const unexpected = defineError('UNEXPECTED', 'bug', (d: { reason: string }) => ({
  en: `Something failed that should not: ${d.reason}. Please report it, with what TALKGRAPH_DEBUG=1 prints.`,
  zh: `出现了意外错误：${d.reason}。请附上设置 TALKGRAPH_DEBUG=1 后的输出，向我们报告。`,
}));
