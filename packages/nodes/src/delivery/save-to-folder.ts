import { defineNode } from '@talkgraph/engine';
import { deliverFile, fileInput, fileOutputs, ifExistsInput, nameInput } from './deliver-file.js';
import { profileInput } from './profile-input.js';

export const saveToFolder = defineNode({
  type: 'SaveToFolder',
  version: 1,
  label: { en: 'Save to Folder', zh: '保存到文件夹' },
  category: 'delivery',
  summary: {
    en: 'Copies a file to a folder that the operator has opened for it, such as a network share; without a profile, to the output folder.',
    zh: '将文件复制到管理员开放的文件夹（例如网络共享）；不选账号配置时保存到输出文件夹。',
  },
  keywords: ['copy', 'share', 'nas', 'disk', 'export', '复制', '共享', '网盘', '交付'],
  inputs: {
    file: fileInput,
    profile: {
      ...profileInput('folder'),
      optional: true,
      tooltip: {
        en: 'A folder that was opened on the machine with "talkgraph secrets set NAME --kind folder". Empty: the output folder.',
        zh: '在本机用“talkgraph secrets set 名称 --kind folder”开放的文件夹。留空则为输出文件夹。',
      },
    },
    name: nameInput,
    if_exists: ifExistsInput,
  },
  outputs: fileOutputs,
  outputNode: true,
  parallelCalls: true,
  // Whether it is still there is for the disk to say, each time.
  fingerprint: () => Number.NaN,
  run: ({ file, profile, name, if_exists: ifExists }, context) =>
    deliverFile({ target: 'folder', file, profile, name, ifExists }, context),
});
