import { defineNode } from '@talkgraph/engine';
import { deliverFile, fileInput, fileOutputs, ifExistsInput, nameInput } from './deliver-file.js';
import { linkHoursInput, linkSeconds } from './link-hours.js';
import { profileInput } from './profile-input.js';

export const saveToS3 = defineNode({
  type: 'SaveToS3',
  version: 1,
  label: { en: 'Save to S3', zh: '保存到 S3' },
  category: 'delivery',
  summary: {
    en: 'Uploads a file to a bucket of Amazon S3, MinIO or any storage that speaks S3. Broken uploads go on where they were.',
    zh: '将文件上传到 Amazon S3、MinIO 等兼容 S3 的对象存储。中断的上传会从断点继续。',
  },
  keywords: ['upload', 'bucket', 'cloud', 'aws', 'minio', '上传', '云存储', '对象存储', '交付'],
  inputs: {
    file: fileInput,
    profile: profileInput('s3'),
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
    deliverFile({ target: 's3', file, profile, name, ifExists, ...linkSeconds(hours) }, context),
});
