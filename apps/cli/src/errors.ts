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

export const workflowNotFound = defineError('WORKFLOW_NOT_FOUND', 'user', (d: { path: string }) => ({
  en: `The workflow ${d.path} cannot be read. Check the path.`,
  zh: `无法读取工作流文件 ${d.path}，请检查路径。`,
}));

export const workflowNotJson = defineError(
  'WORKFLOW_NOT_JSON',
  'user',
  (d: { path: string; reason: LocalizedText }) => ({
    en: `The workflow ${d.path} is not a JSON object: ${d.reason.en}. Export it again, as API or workflow JSON.`,
    zh: `工作流文件 ${d.path} 不是 JSON 对象：${d.reason.zh}。请重新导出（API 格式或普通工作流格式均可）。`,
  }),
);

export const workflowInvalid = defineError('CLI_WORKFLOW_INVALID', 'user', (d: { path: string; mistakes: number }) => ({
  en: `The workflow ${d.path} cannot be run: ${d.mistakes === 1 ? 'one mistake is' : `${d.mistakes} mistakes are`} listed above.`,
  zh: `工作流 ${d.path} 无法运行：上面列出了 ${d.mistakes} 处问题。`,
}));

export const settingNodeUnknown = defineError('SETTING_NODE_UNKNOWN', 'user', (d: { node: string; count: number }) => ({
  en:
    d.count > 1
      ? `--set names "${d.node}", which ${d.count} nodes are called. Use the node's id.`
      : `--set names the node "${d.node}", which the workflow does not have. Use the id, the title or the type of a node.`,
  zh:
    d.count > 1
      ? `--set 里的“${d.node}”对应 ${d.count} 个节点，请改用节点编号。`
      : `--set 里的节点“${d.node}”在工作流中不存在，请使用节点的编号、标题或类型。`,
}));

export const settingInputUnknown = defineError(
  'SETTING_INPUT_UNKNOWN',
  'user',
  (d: { node: string; input: string; type: string }) => ({
    en: `The node "${d.node}" (${d.type}) has no input "${d.input}". "talkgraph nodes ${d.type}" lists its inputs.`,
    zh: `节点“${d.node}”（${d.type}）没有“${d.input}”这个输入。用 talkgraph nodes ${d.type} 可查看它的输入。`,
  }),
);

/** What --set may be given for each type. */
const valueForms = {
  INT: { en: 'a whole number, such as 12', zh: '整数，例如 12' },
  FLOAT: { en: 'a number, such as 1.5', zh: '数字，例如 1.5' },
  BOOLEAN: { en: 'true or false', zh: ' true 或 false' },
};

export const settingValueInvalid = defineError(
  'SETTING_VALUE_INVALID',
  'user',
  (d: { node: string; input: string; value: string; type: keyof typeof valueForms }) => ({
    en: `"${d.value}" does not fit ${d.node}.${d.input}, which takes ${valueForms[d.type].en}. Correct the value after the equals sign.`,
    zh: `“${d.value}”不适用于 ${d.node}.${d.input}，此处应为${valueForms[d.type].zh}。请修改等号后面的值。`,
  }),
);

export const runFailed = defineError(
  'RUN_FAILED',
  'operational',
  (d: { node: string; type: string; reason: LocalizedText }) => ({
    en: `The run stopped at node ${d.node} (${d.type}): ${d.reason.en}`,
    zh: `运行在节点 ${d.node}（${d.type}）处停止：${d.reason.zh}`,
  }),
);

export const serverNotReached = defineError('SERVER_NOT_REACHED', 'operational', (d: { url: string }) => ({
  en: `No Talkgraph server answers at ${d.url}. Start one with "talkgraph serve", or correct the address.`,
  zh: `${d.url} 没有 Talkgraph 服务响应。请用 talkgraph serve 启动服务，或改正地址。`,
}));

export const serverRefused = defineError(
  'SERVER_REFUSED',
  'operational',
  (d: { url: string; status: number; reason: LocalizedText }) => ({
    en: `The server at ${d.url} answered ${d.status}: ${d.reason.en}`,
    zh: `${d.url} 的服务返回 ${d.status}：${d.reason.zh}`,
  }),
);

export const runUnknown = defineError('RUN_UNKNOWN', 'user', (d: { runId: string }) => ({
  en: `There is no run ${d.runId} that waits or runs. "talkgraph queue" lists them.`,
  zh: `没有正在等待或运行的任务 ${d.runId}。用 talkgraph queue 可查看任务列表。`,
}));

export const nodeTypeUnknown = defineError('CLI_NODE_TYPE_UNKNOWN', 'user', (d: { type: string }) => ({
  en: `There is no node type "${d.type}". "talkgraph nodes" lists them all.`,
  zh: `没有“${d.type}”这种节点。用 talkgraph nodes 可查看全部类型。`,
}));

export const tableFileNotFound = defineError('CLI_TABLE_NOT_FOUND', 'user', (d: { path: string }) => ({
  en: `There is no table "${d.path}". Check the name after --table.`,
  zh: `找不到表格“${d.path}”。请检查 --table 后面的文件名。`,
}));

export const tableCellInvalid = defineError(
  'CLI_TABLE_CELL_INVALID',
  'user',
  (d: { column: string; value: string; type: 'INT' | 'FLOAT' | 'BOOLEAN' }) => ({
    en: `The cell "${d.value}" of the column "${d.column}" does not fit: the input takes ${valueForms[d.type].en}. Correct the table.`,
    zh: `“${d.column}”列中的“${d.value}”不适用，此处应为${valueForms[d.type].zh}。请修改表格。`,
  }),
);

export const tableFitsNothing = defineError(
  'CLI_TABLE_FITS_NOTHING',
  'user',
  (d: { columns: readonly string[]; inputs: readonly string[] }) => ({
    en: `No column of the table (${d.columns.join(', ')}) is an input of the workflow (${d.inputs.join(', ') || 'none is named'}). Name columns after inputs, or as NODE.INPUT. A workflow that loads the table itself is run with --set.`,
    zh: `表格的列（${d.columns.join('、')}）与工作流的输入（${d.inputs.join('、') || '未命名任何输入'}）均不对应。请让列名与输入同名，或写成“节点.输入”。工作流自己加载表格时，请改用 --set。`,
  }),
);

export const secretsActionUnknown = defineError('SECRETS_ACTION_UNKNOWN', 'user', (d: { readonly action: string }) => ({
  en: `"${d.action}" is nothing that can be done with profiles. Choose list, set, show, remove or test.`,
  zh: `不支持操作“${d.action}”。可用操作：list、set、show、remove、test。`,
}));

export const secretOnCommandLine = defineError('SECRET_ON_COMMAND_LINE', 'user', (d: { readonly field: string }) => ({
  en: `"${d.field}" is a secret, and others see what is typed on a command line. Leave it out to be asked for it, or pass it with --stdin or the environment.`,
  zh: `“${d.field}”是机密内容，写在命令行中会被他人看到。请省略它以便交互输入，或通过 --stdin 或环境变量传入。`,
}));

export const secretsInputInvalid = defineError('SECRETS_INPUT_INVALID', 'user', () => ({
  en: 'Fields are written as name=value, one a line, or as a JSON object of texts. Nothing was changed.',
  zh: '字段应写成“名称=值”，每行一个，或写成值为文本的 JSON 对象。未做任何更改。',
}));

export const modelsActionUnknown = defineError('MODELS_ACTION_UNKNOWN', 'user', (d: { readonly action: string }) => ({
  en: `"${d.action}" is nothing that can be done with models. Choose list, add, verify or remove.`,
  zh: `不支持操作“${d.action}”。可用操作：list、add、verify、remove。`,
}));

export const modelKindUnknown = defineError(
  'CLI_MODEL_KIND_UNKNOWN',
  'user',
  (d: { readonly kind: string; readonly known: string }) => ({
    en: `There is no kind of models called "${d.kind}". Choose one of: ${d.known}.`,
    zh: `没有名为“${d.kind}”的模型类型。可用类型：${d.known}。`,
  }),
);

export const modelNameUnclear = defineError(
  'CLI_MODEL_NAME_UNCLEAR',
  'user',
  (d: { readonly name: string; readonly fitting: string }) => ({
    en: `"${d.name}" may mean several models: ${d.fitting}. Write the whole name.`,
    zh: `“${d.name}”对应多个模型：${d.fitting}。请写出完整名称。`,
  }),
);

export const modelNotConfirmed = defineError('CLI_MODEL_NOT_CONFIRMED', 'user', (d: { readonly path: string }) => ({
  en: `${d.path} was not removed, since nobody can be asked here. Add --yes to remove it.`,
  zh: `此处无法询问确认，因此没有删除 ${d.path}。加上 --yes 即可直接删除。`,
}));
