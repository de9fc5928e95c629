import { defineError, type LocalizedText } from '@talkgraph/errors';
import { profileKinds } from './profile-kinds.js';

export const secretsNameInvalid = defineError('SECRETS_NAME_INVALID', 'user', (d: { readonly name: string }) => ({
  en: `"${d.name.slice(0, 80)}" cannot be the name of a profile. Use small letters, digits and hyphens, such as company-bucket.`,
  zh: `“${d.name.slice(0, 80)}”不能用作配置名称。请使用小写字母、数字和连字符，例如 company-bucket。`,
}));

export const secretsKindUnknown = defineError('SECRETS_KIND_UNKNOWN', 'user', (d: { readonly kind: string }) => ({
  en: `There is no kind of profile called "${d.kind.slice(0, 80)}". The kinds are: ${Object.keys(profileKinds).join(', ')}.`,
  zh: `没有名为“${d.kind.slice(0, 80)}”的配置类型。可用类型：${Object.keys(profileKinds).join('、')}。`,
}));

export const secretsFieldUnknown = defineError(
  'SECRETS_FIELD_UNKNOWN',
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
