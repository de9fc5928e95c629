import { defineNode } from '@talkgraph/engine';
import { deliverFile, fileInput, fileOutputs, ifExistsInput, nameInput } from './deliver-file.js';
import { linkHoursInput, linkSeconds } from './link-hours.js';
import { profileInput } from './profile-input.js';

export const saveToOSS = defineNode({
  type: 'SaveToOSS',
  version: 1,
  label: { en: 'Save to Alibaba OSS', zh: '保存到阿里云 OSS' },
  category: 'delivery',
  summary: {
    en: 'Uploads a file to a bucket of Alibaba Cloud OSS. Broken uploads go on where they were.',
    zh: '将文件上传到阿里云 OSS 存储桶。中断的上传会从断点继续。',
  },
  keywords: ['upload', 'bucket', 'cloud', 'aliyun', '上传', '阿里云', '对象存储', '交付'],
  inputs: {
    file: fileInput,
    profile: profileInput('oss'),
    name: nameInput,
    if_exists: ifExistsInput,
    link_hours: linkHoursInput,
  },
  outputs: fileOutputs,
  outputNode: true,
  parallelCalls: true,
  // Whether it is still there is for the storage to say, each time.
  fingerprint: () => Number.NaN,
  run: ({ file, profile, name, if_exists: ifExists, link_hours: hours }, context) =>
    deliverFile({ target: 'oss', file, profile, name, ifExists, ...linkSeconds(hours) }, context),
});
