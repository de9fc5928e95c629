import type { LocalizedText } from '@talkgraph/errors';

/** One setting of a profile. */
export interface ProfileField {
  /** As it is written in the file, and upper-case in environment variables. */
  readonly name: string;
  readonly label: LocalizedText;
  /** Never shown, logged or answered once it is set. Addresses that carry a token count. */
  readonly secret?: boolean;
  readonly required?: boolean;
  /** Where secrets are sent: with another value they are told to somebody else. */
  readonly place?: boolean;
  readonly choices?: readonly string[];
  /** What it may look like, shown while it is empty. */
  readonly example?: string;
}

/** A kind of place, and what has to be known to get in. */
export interface ProfileKind {
  readonly label: LocalizedText;
  readonly fields: readonly ProfileField[];
  /** Only who may type commands on this machine makes these: they open a folder of it for writing. */
  readonly localOnly?: boolean;
}

const yesNo = ['yes', 'no'] as const;

const tlsVerify: ProfileField = {
  name: 'tls_verify',
  label: { en: 'Check the certificate', zh: '验证证书' },
  choices: yesNo,
  example: 'yes',
};

const prefix: ProfileField = {
  name: 'prefix',
  label: { en: 'Folder in the bucket', zh: '存储桶内目录' },
  example: 'videos/',
};

const publicUrl: ProfileField = {
  name: 'public_url',
  label: { en: 'Address where files are seen', zh: '对外访问地址' },
  example: 'https://cdn.example.com',
};

const s3: ProfileKind = {
  label: { en: 'S3 storage', zh: 'S3 对象存储' },
  fields: [
    {
      name: 'endpoint',
      label: { en: 'Address (empty: Amazon)', zh: '服务地址（留空为亚马逊）' },
      example: 'https://s3.example.com',
    },
    { name: 'region', label: { en: 'Region', zh: '区域' }, example: 'us-east-1' },
    { name: 'bucket', label: { en: 'Bucket', zh: '存储桶' }, required: true },
    { name: 'access_key_id', label: { en: 'Access key ID', zh: 'Access Key ID' }, required: true },
    {
      name: 'secret_access_key',
      label: { en: 'Secret access key', zh: 'Secret Access Key' },
      required: true,
      secret: true,
    },
    { name: 'session_token', label: { en: 'Session token', zh: '会话令牌' }, secret: true },
    {
      name: 'path_style',
      label: { en: 'Bucket in the path', zh: '存储桶写在路径中' },
      choices: yesNo,
      example: 'yes',
    },
    prefix,
    publicUrl,
  ],
};

const oss: ProfileKind = {
  label: { en: 'Alibaba Cloud OSS', zh: '阿里云 OSS' },
  fields: [
    { name: 'region', label: { en: 'Region', zh: '地域' }, example: 'oss-cn-hangzhou' },
    {
      name: 'endpoint',
      label: { en: 'Address (empty: by region)', zh: '服务地址（留空则按地域）' },
      example: 'https://oss-cn-hangzhou.aliyuncs.com',
    },
    { name: 'bucket', label: { en: 'Bucket', zh: '存储桶' }, required: true },
    { name: 'access_key_id', label: { en: 'AccessKey ID', zh: 'AccessKey ID' }, required: true },
    {
      name: 'access_key_secret',
      label: { en: 'AccessKey secret', zh: 'AccessKey Secret' },
      required: true,
      secret: true,
    },
    { name: 'security_token', label: { en: 'Security token (STS)', zh: '安全令牌（STS）' }, secret: true },
    prefix,
    publicUrl,
  ],
};

const folder: ProfileKind = {
  label: { en: 'Folder of this machine', zh: '本机文件夹' },
  localOnly: true,
  fields: [{ name: 'path', label: { en: 'Folder', zh: '文件夹' }, required: true, example: '/srv/videos' }],
};

const smtp: ProfileKind = {
  label: { en: 'Mail (SMTP)', zh: '邮件（SMTP）' },
  fields: [
    { name: 'host', label: { en: 'Server', zh: '服务器' }, required: true, place: true, example: 'smtp.example.com' },
    { name: 'port', label: { en: 'Port', zh: '端口' }, example: '465' },
    {
      name: 'security',
      label: { en: 'Encryption', zh: '加密方式' },
      choices: ['tls', 'starttls', 'none'],
      example: 'tls',
    },
    { name: 'user', label: { en: 'User', zh: '用户名' } },
    { name: 'password', label: { en: 'Password', zh: '密码或授权码' }, secret: true },
    {
      name: 'from',
      label: { en: 'Sender', zh: '发件人' },
      required: true,
      example: 'Talkgraph <video@example.com>',
    },
    { name: 'reply_to', label: { en: 'Answers go to', zh: '回复地址' } },
    tlsVerify,
  ],
};

const mqtt: ProfileKind = {
  label: { en: 'MQTT', zh: 'MQTT' },
  fields: [
    {
      name: 'url',
      label: { en: 'Broker', zh: '服务器地址' },
      required: true,
      place: true,
      example: 'mqtts://broker.example.com:8883',
    },
    { name: 'username', label: { en: 'User', zh: '用户名' } },
    { name: 'password', label: { en: 'Password', zh: '密码' }, secret: true },
    { name: 'ca_file', label: { en: 'Certificate authority (file)', zh: 'CA 证书文件' } },
    tlsVerify,
  ],
};

const webhook: ProfileKind = {
  label: { en: 'Webhook (HTTP)', zh: 'Webhook（HTTP）' },
  fields: [
    // Addresses of chat robots carry their token, so the whole of it is a secret.
    {
      name: 'url',
      label: { en: 'Address', zh: '地址' },
      required: true,
      place: true,
      secret: true,
      example: 'https://example.com/hook',
    },
    { name: 'secret', label: { en: 'Signing secret', zh: '签名密钥' }, secret: true },
    { name: 'authorization', label: { en: 'Authorization header', zh: 'Authorization 请求头' }, secret: true },
  ],
};

const openai: ProfileKind = {
  label: { en: 'OpenAI-compatible service', zh: '兼容 OpenAI 的服务' },
  fields: [
    {
      name: 'base_url',
      label: { en: 'Address', zh: '服务地址' },
      required: true,
      place: true,
      example: 'https://api.example.com/v1',
    },
    { name: 'api_key', label: { en: 'API key', zh: 'API 密钥' }, secret: true },
    { name: 'model', label: { en: 'Model', zh: '模型' } },
  ],
};

const comfyui: ProfileKind = {
  label: { en: 'ComfyUI server', zh: 'ComfyUI 服务器' },
  fields: [
    {
      name: 'address',
      label: { en: 'Address', zh: '地址' },
      required: true,
      place: true,
      example: 'http://192.168.1.20:8188',
    },
    { name: 'user', label: { en: 'User', zh: '用户名' } },
    { name: 'password', label: { en: 'Password', zh: '密码' }, secret: true },
    { name: 'token', label: { en: 'Token (sent as Bearer)', zh: '令牌（以 Bearer 发送）' }, secret: true },
    // A proxy's keys are headers of its own.
    {
      name: 'headers',
      label: { en: 'Further headers', zh: '附加请求头' },
      secret: true,
      example: 'X-Key: abc; X-Team: video',
    },
    { name: 'comfy_org_key', label: { en: 'API key of Comfy.org', zh: 'Comfy.org 的 API 密钥' }, secret: true },
  ],
};

const heygem: ProfileKind = {
  label: { en: 'HeyGem service', zh: 'HeyGem 服务' },
  fields: [
    {
      name: 'url',
      label: { en: 'Address (empty: this machine)', zh: '服务地址（留空为本机）' },
      example: 'http://127.0.0.1:8383',
    },
    {
      name: 'data_folder',
      label: { en: 'Folder mounted into the container', zh: '挂载到容器的数据文件夹' },
      example: 'D:\\heygem_data\\face2face',
    },
    {
      name: 'container_folder',
      label: { en: 'The same folder inside the container', zh: '该文件夹在容器内的路径' },
      example: '/code/data',
    },
    {
      name: 'own_host',
      label: {
        en: 'This machine as the service sees it (to send by address)',
        zh: '服务所见的本机地址（用网址传送文件时）',
      },
      example: '192.168.1.10:18390',
    },
    {
      name: 'result_url',
      label: { en: 'Address of its results (without a shared folder)', zh: '结果下载地址（没有共享文件夹时）' },
      example: 'http://192.168.1.20:8080/temp',
    },
    {
      name: 'piece_seconds',
      label: { en: 'Seconds at a time (empty: all at once)', zh: '每次处理秒数（留空为一次处理完）' },
      example: '30',
    },
    {
      name: 'super_resolution',
      label: { en: 'HeyGem sharpens the face', zh: '由 HeyGem 做人脸超分' },
      choices: yesNo,
      example: 'no',
    },
  ],
};

/** Every kind of profile, in the order in which they are shown. */
export const profileKinds = { s3, oss, folder, smtp, webhook, mqtt, openai, comfyui, heygem } as const satisfies Record<
  string,
  ProfileKind
>;

export type ProfileKindName = keyof typeof profileKinds;

/** Whether a word names a kind of profile. */
export function isProfileKind(kind: string): kind is ProfileKindName {
  return Object.hasOwn(profileKinds, kind);
}
