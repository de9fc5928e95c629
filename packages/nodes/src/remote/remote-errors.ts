import { defineError, type LocalizedText } from '@talkgraph/errors';

export const remoteWorkflowMissing = defineError('REMOTE_WORKFLOW_MISSING', 'user', () => ({
  en: 'There is no workflow to run. Paste one that ComfyUI exported with "Export (API)", or name a file in the folder workflows/.',
  zh: '没有可运行的工作流。请粘贴 ComfyUI 用“导出 (API)”得到的内容，或填写 workflows/ 文件夹中的文件名。',
}));

export const remoteWorkflowInvalid = defineError(
  'REMOTE_WORKFLOW_INVALID',
  'user',
  (d: { readonly why: LocalizedText }) => ({
    en: `The ComfyUI workflow cannot be read: ${d.why.en}.`,
    zh: `无法读取 ComfyUI 工作流：${d.why.zh}。`,
  }),
);

export const remoteServerMissing = defineError('REMOTE_SERVER_MISSING', 'user', () => ({
  en: 'No ComfyUI server is named. Choose a profile, or type its address, such as http://192.168.1.20:8188.',
  zh: '没有指定 ComfyUI 服务器。请选择账号配置，或填写地址，例如 http://192.168.1.20:8188。',
}));

export const remoteSettingInvalid = defineError(
  'REMOTE_SETTING_INVALID',
  'user',
  (d: { readonly line: string; readonly why: LocalizedText }) => ({
    en: `The line "${d.line}" in "Values to set" cannot be used: ${d.why.en}.`,
    zh: `“要设置的值”中的“${d.line}”无法使用：${d.why.zh}。`,
  }),
);

export const remoteValueMissing = defineError('REMOTE_VALUE_MISSING', 'user', (d: { readonly name: string }) => ({
  en: `The workflow asks for {{${d.name}}}, but nothing is connected to "${d.name}" of this node. Connect it, or take the placeholder out.`,
  zh: `工作流需要 {{${d.name}}}，但此节点的“${d.name}”输入没有连接。请连接该输入，或去掉占位符。`,
}));

export const remotePlaceUnclear = defineError(
  'REMOTE_PLACE_UNCLEAR',
  'user',
  (d: { readonly name: string; readonly lines: readonly string[]; readonly nodes: readonly string[] }) => ({
    en: `It is not clear where "${d.name}" goes in the ComfyUI workflow. ${d.lines.length > 0 ? `Put one of these lines into "Values to set": ${d.lines.join(' | ')} (nodes: ${d.nodes.join(', ')}).` : `No node there takes one: add a loading node, or a line such as "12.input = {{${d.name}}}" to "Values to set".`}`,
    zh: `无法确定“${d.name}”应放到 ComfyUI 工作流的哪个节点。${d.lines.length > 0 ? `请把以下某一行填入“要设置的值”：${d.lines.join(' | ')}（节点：${d.nodes.join('、')}）。` : `其中没有合适的节点：请添加加载节点，或在“要设置的值”中写一行，例如“12.input = {{${d.name}}}”。`}`,
  }),
);
