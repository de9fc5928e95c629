import { defineError, type LocalizedText } from '@talkgraph/errors';
import { profileKinds } from './secrets/profile-kinds.js';

export const homeUnwritable = defineError('HOME_UNWRITABLE', 'operational', (d: { folder: string }) => ({
  en: `Talkgraph cannot write to its folder ${d.folder}. Make it writable, or set TALKGRAPH_HOME to another folder.`,
  zh: `Talkgraph 无法写入它的工作文件夹 ${d.folder}。请修改该文件夹的权限，或用 TALKGRAPH_HOME 指定另一个文件夹。`,
}));

export const artifactStoreUnwritable = defineError(
  'ARTIFACT_STORE_UNWRITABLE',
  'operational',
  (d: { folder: string }) => ({
    en: `Intermediate results cannot be stored in ${d.folder}. Check that the disk is not full and the folder is writable.`,
    zh: `无法把中间结果保存到 ${d.folder}。请检查磁盘是否已满、文件夹是否可写。`,
  }),
);

export const fileNameRefused = defineError('FILE_NAME_REFUSED', 'user', (d: { name: string; why: LocalizedText }) => ({
  en: `The file name "${printable(d.name)}" cannot be used: ${d.why.en}. Use a plain relative name, with / between folders.`,
  zh: `不能使用文件名“${printable(d.name)}”：${d.why.zh}。请使用普通的相对路径，文件夹之间用 / 分隔。`,
}));

export const fileNotFound = defineError('FILE_NOT_FOUND', 'user', (d: { name: string }) => ({
  en: `There is no file "${printable(d.name)}". Check its name and folder, or upload it.`,
  zh: `找不到文件“${printable(d.name)}”。请检查名称和所在文件夹，或重新上传。`,
}));

export const folderNotFound = defineError('FOLDER_NOT_FOUND', 'user', (d: { name: string }) => ({
  en: `There is no folder "${printable(d.name)}" in the input folder. Check its name, or make it and put files there.`,
  zh: `输入文件夹中没有“${printable(d.name)}”文件夹。请检查名称，或新建该文件夹并放入文件。`,
}));

export const fileNotSaved = defineError('FILE_NOT_SAVED', 'operational', (d: { file: string }) => ({
  en: `The file ${printable(d.file)} could not be saved. Check that the disk is not full and the folder is writable.`,
  zh: `无法保存文件 ${printable(d.file)}。请检查磁盘是否已满、文件夹是否可写。`,
}));

export const fileNotWritten = defineError('FILE_NOT_WRITTEN', 'bug', (d: { file: string }) => ({
  en: `The node that was to save ${printable(d.file)} ended without writing it. Please report this to the node's author.`,
  zh: `本应保存 ${printable(d.file)} 的节点已结束，但没有写出文件。请向该节点的作者报告这个问题。`,
}));

export const packBroken = defineError('PACK_BROKEN', 'user', (d: { folder: string; problem: LocalizedText }) => ({
  en: `The node pack in custom_nodes/${d.folder} was left out: ${d.problem.en}. Mend it and reload, or add ".disabled" to its name.`,
  zh: `custom_nodes/${d.folder} 中的节点包未加载：${d.problem.zh}。请修复后重新加载，或在其名称后加上“.disabled”停用。`,
}));

export const packClash = defineError('PACK_CLASH', 'user', (d: { folder: string; problem: LocalizedText }) => ({
  en: `The node pack in custom_nodes/${d.folder} was left out, because another pack came first: ${d.problem.en}.`,
  zh: `custom_nodes/${d.folder} 中的节点包未加载，因为与先加载的节点包冲突：${d.problem.zh}。`,
}));

export const packStuck = defineError('PACK_STUCK', 'user', (d: { seconds: number }) => ({
  en: `its module was not loaded after ${d.seconds} seconds.`,
  zh: `其模块在 ${d.seconds} 秒内未能加载完成。`,
}));

export const packTriedToExit = defineError('PACK_TRIED_TO_EXIT', 'user', () => ({
  en: 'its module tried to end the program while it was being loaded.',
  zh: '其模块在加载时试图结束程序。',
}));

/** A name from outside, fit for a sentence: control characters made visible, not endless. */
function printable(name: string): string {
  const short = name.length > 120 ? `${name.slice(0, 119)}…` : name;
  return short
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/\p{Cc}/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

export const databaseUnusable = defineError('DATABASE_UNUSABLE', 'operational', (d: { path: string }) => ({
  en: `The database ${d.path} cannot be used. Check that the disk is not full, that its folder is writable and that no newer Talkgraph wrote it; move the file away to begin with an empty history.`,
  zh: `无法使用数据库 ${d.path}。请检查磁盘是否已满、所在文件夹是否可写，以及它是否由更新版本的 Talkgraph 写成；把该文件移走即可从空白历史开始。`,
}));

export const homeInUse = defineError('HOME_IN_USE', 'user', (d: { folder: string }) => ({
  en: `Another Talkgraph is already working in ${d.folder}. Use that one, stop it first, or set TALKGRAPH_HOME to another folder.`,
  zh: `另一个 Talkgraph 正在使用 ${d.folder}。请直接使用它、先停止它，或用 TALKGRAPH_HOME 指定另一个文件夹。`,
}));

export const runIdTaken = defineError('RUN_ID_TAKEN', 'user', (d: { runId: string }) => ({
  en: `There is already a run with the id ${d.runId}. Submit this one under another id, or without one.`,
  zh: `已存在编号为 ${d.runId} 的任务。请换一个编号提交，或不指定编号。`,
}));

export const runNotStored = defineError('RUN_NOT_STORED', 'operational', () => ({
  en: 'The run could not be written to the database, so it was not queued. Check that the disk is not full and talkgraph.db is writable, then submit it again.',
  zh: '任务无法写入数据库，因此没有加入队列。请检查磁盘是否已满、talkgraph.db 是否可写，然后重新提交。',
}));

export const runNotPending = defineError('RUN_NOT_PENDING', 'user', (d: { runId: string }) => ({
  en: `The run ${d.runId} is not waiting in the queue, so it has no place that could be changed.`,
  zh: `任务 ${d.runId} 不在等待队列中，无法调整它的位置。`,
}));

export const workerCrashed = defineError(
  'WORKER_CRASHED',
  'operational',
  (d: { node: string; type: string; times: number; reason: string }) =>
    d.node === ''
      ? {
          en: `The worker process ended ${d.times} times before any node of this run had begun (${d.reason}). The log says more.`,
          zh: `在此任务的任何节点开始之前，工作进程已意外退出 ${d.times} 次（${d.reason}）。详情见日志。`,
        }
      : {
          en: `The worker process ended ${d.times} times while node ${d.node} (${d.type}) was running (${d.reason}). Memory may have run out; try smaller inputs, and see the log.`,
          zh: `节点 ${d.node}（${d.type}）运行时，工作进程已意外退出 ${d.times} 次（${d.reason}）。可能是内存不足，请换用较小的素材，并查看日志。`,
        },
);

export const taskInterrupted = defineError(
  'TASK_INTERRUPTED',
  'operational',
  (d: { task: string; reason: string }) => ({
    en: `The process that was working on "${d.task}" ended before it had finished (${d.reason}). Try again; the log says more.`,
    zh: `处理“${d.task}”的进程在完成之前退出了（${d.reason}）。请重试，详情见日志。`,
  }),
);

export const unexpectedFailure = defineError('UNEXPECTED_FAILURE', 'bug', (d: { message: string }) => ({
  en: `Something failed that should not (${d.message}). Please report this with the lines of the log.`,
  zh: `发生了意料之外的错误（${d.message}）。请附上日志报告这个问题。`,
}));

export const secretsNameInvalid = defineError('SECRETS_NAME_INVALID', 'user', (d: { readonly name: string }) => ({
  en: `"${d.name.slice(0, 80)}" cannot be the name of a profile. Use small letters, digits and hyphens, such as company-bucket.`,
  zh: `“${d.name.slice(0, 80)}”不能用作配置名称。请使用小写字母、数字和连字符，例如 company-bucket。`,
}));

export const secretsKindInvalid = defineError('SECRETS_KIND_INVALID', 'user', (d: { readonly kind: string }) => ({
  en: `There is no kind of profile called "${d.kind.slice(0, 80)}". The kinds are: ${Object.keys(profileKinds).join(', ')}.`,
  zh: `没有名为“${d.kind.slice(0, 80)}”的配置类型。可用类型：${Object.keys(profileKinds).join('、')}。`,
}));

export const secretsFieldInvalid = defineError(
  'SECRETS_FIELD_INVALID',
  'user',
  (d: { readonly field: string; readonly kind: string; readonly known: readonly string[] }) => ({
    en: `A profile of the kind "${d.kind}" has no field "${d.field.slice(0, 80)}". Its fields are: ${d.known.join(', ')}.`,
    zh: `“${d.kind}”类型的配置没有字段“${d.field.slice(0, 80)}”。可用字段：${d.known.join('、')}。`,
  }),
);

export const secretsValueInvalid = defineError(
  'SECRETS_VALUE_INVALID',
  'user',
  (d: { readonly field: string; readonly wanted: LocalizedText }) => ({
    en: `The field "${d.field}" cannot have this value: ${d.wanted.en}.`,
    zh: `字段“${d.field}”的值无效：${d.wanted.zh}。`,
  }),
);

export const secretsProfileMissing = defineError(
  'SECRETS_PROFILE_MISSING',
  'user',
  (d: { readonly name: string; readonly kind: string }) => ({
    en: `There is no profile "${d.name.slice(0, 80)}"${d.kind && ` of the kind "${d.kind}"`}. Add it under Settings, or type: talkgraph secrets set ${d.name.slice(0, 80)}${d.kind && ` --kind ${d.kind}`}`,
    zh: `没有名为“${d.name.slice(0, 80)}”的${d.kind && `“${d.kind}”类型`}配置。请在“设置”中添加，或执行：talkgraph secrets set ${d.name.slice(0, 80)}${d.kind && ` --kind ${d.kind}`}`,
  }),
);

export const secretsProfileKind = defineError(
  'SECRETS_PROFILE_KIND',
  'user',
  (d: { readonly name: string; readonly kind: string; readonly wanted: string }) => ({
    en: `The profile "${d.name}" is of the kind "${d.kind}", but one of the kind "${d.wanted}" is needed here. Choose another profile.`,
    zh: `配置“${d.name}”的类型是“${d.kind}”，此处需要“${d.wanted}”类型。请选择其他配置。`,
  }),
);

export const secretsFieldMissing = defineError(
  'SECRETS_FIELD_MISSING',
  'user',
  (d: { readonly name: string; readonly field: string }) => ({
    en: `The profile "${d.name}" has no "${d.field}". Add it under Settings, or type: talkgraph secrets set ${d.name}`,
    zh: `配置“${d.name}”缺少“${d.field}”。请在“设置”中补充，或执行：talkgraph secrets set ${d.name}`,
  }),
);

export const secretsFileOpen = defineError('SECRETS_FILE_OPEN', 'user', (d: { readonly path: string }) => ({
  en: `Others on this machine can read ${d.path}, so its secrets are not used. Type: chmod 600 "${d.path}" – and change the passwords in it if anybody else works on this machine.`,
  zh: `本机其他用户可以读取 ${d.path}，因此不使用其中的密钥。请执行：chmod 600 "${d.path}"；如果有其他人使用本机，请更换其中的密码。`,
}));

export const secretsFileBroken = defineError('SECRETS_FILE_BROKEN', 'user', (d: { readonly path: string }) => ({
  en: `${d.path} is not what Talkgraph wrote. Mend its JSON, or move it away and enter the profiles anew.`,
  zh: `${d.path} 的内容不符合格式。请修正其中的 JSON，或将其移走后重新填写配置。`,
}));

export const secretsNotSaved = defineError('SECRETS_NOT_SAVED', 'operational', (d: { readonly path: string }) => ({
  en: `The profiles could not be written to ${d.path}. Check that the disk is not full and the folder is writable.`,
  zh: `无法把配置写入 ${d.path}。请检查磁盘是否已满、文件夹是否可写。`,
}));

export const secretsFromEnvironment = defineError(
  'SECRETS_FROM_ENVIRONMENT',
  'user',
  (d: { readonly name: string }) => ({
    en: `The profile "${d.name}" comes from environment variables (TALKGRAPH_SECRET_…). Unset them where Talkgraph is started.`,
    zh: `配置“${d.name}”来自环境变量（TALKGRAPH_SECRET_…）。请在启动 Talkgraph 的环境中取消设置。`,
  }),
);

export const secretsLocalOnly = defineError('SECRETS_LOCAL_ONLY', 'user', (d: { readonly kind: string }) => ({
  en: `Profiles of the kind "${d.kind}" are made on the machine itself, since they open one of its folders. Type there: talkgraph secrets set NAME --kind ${d.kind}`,
  zh: `“${d.kind}”类型的配置会开放本机文件夹，只能在本机创建。请在本机执行：talkgraph secrets set 名称 --kind ${d.kind}`,
}));

export const modelsManifestBroken = defineError('MODELS_MANIFEST_BROKEN', 'user', (d: { problem: string }) => ({
  en: `models/manifest.json cannot be read (${printable(d.problem)}). Mend it, or move it away; the models themselves go on working.`,
  zh: `无法读取 models/manifest.json（${printable(d.problem)}）。请修正或将其移走；模型本身不受影响。`,
}));

export const modelsNotSaved = defineError('MODELS_NOT_SAVED', 'operational', (d: { path: string }) => ({
  en: `${printable(d.path)} could not be written. Check that the disk is not full, and that the folder and what is to be copied can be accessed.`,
  zh: `无法写入 ${printable(d.path)}。请检查磁盘是否已满，以及该文件夹和要复制的文件是否可以访问。`,
}));

export const modelExists = defineError('MODEL_EXISTS', 'user', (d: { name: string; kind: string }) => ({
  en: `There is a model models/${d.kind}/${printable(d.name)} already. Give the new one another name, or say that it shall replace it.`,
  zh: `models/${d.kind}/${printable(d.name)} 已存在。请为新模型换一个名称，或选择替换。`,
}));

export const modelNotFound = defineError('MODEL_NOT_FOUND', 'user', (d: { name: string; known: string }) => ({
  en: `There is no model "${printable(d.name)}" of this kind. There are: ${printable(d.known) || 'none'}.`,
  zh: `没有名为“${printable(d.name)}”的此类模型。现有：${printable(d.known) || '无'}。`,
}));
