import { defineError } from '@talkgraph/errors';

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
