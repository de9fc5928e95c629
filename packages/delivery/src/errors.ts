import { defineError, type LocalizedText } from '@talkgraph/errors';
import { networkReason } from './network-reason.js';

interface At {
  /** The place, without secrets: `s3://bucket`, `smtp.example.com`. */
  readonly place: string;
}

export const deliverySettingInvalid = defineError(
  'DELIVERY_SETTING_INVALID',
  'user',
  (d: { readonly profile: string; readonly field: string; readonly problem: LocalizedText }) => ({
    en: `"${d.field}" of the profile "${d.profile}" cannot be used: ${d.problem.en}. Change it under Settings, or type: talkgraph secrets set ${d.profile}`,
    zh: `配置“${d.profile}”中的“${d.field}”无法使用：${d.problem.zh}。请在“设置”中修改，或执行：talkgraph secrets set ${d.profile}`,
  }),
);

export const deliveryRefused = defineError(
  'DELIVERY_REFUSED',
  'user',
  (d: At & { readonly profile: string; readonly reason: string }) => ({
    en: `${d.place} does not let us in with the profile "${d.profile}" (${d.reason}). Check its user, key or password, and what it may do there.`,
    zh: `${d.place} 拒绝了配置“${d.profile}”的访问（${d.reason}）。请检查其中的用户名、密钥或密码，以及对应的权限。`,
  }),
);

export const deliveryPlaceMissing = defineError(
  'DELIVERY_PLACE_MISSING',
  'user',
  (d: At & { readonly profile: string }) => ({
    en: `There is no ${d.place}. Make it, or name another one in the profile "${d.profile}".`,
    zh: `${d.place} 不存在。请先创建，或在配置“${d.profile}”中改用其他位置。`,
  }),
);

export const deliveryUnreachable = defineError(
  'DELIVERY_UNREACHABLE',
  'operational',
  (d: At & { readonly reason: string }) => ({
    en: `${d.place} cannot be reached (${networkReason(d.reason).en}). Check the network and the address in the profile, then run again: what was delivered already is not sent twice.`,
    zh: `无法连接 ${d.place}（${networkReason(d.reason).zh}）。请检查网络和配置中的地址，然后重新运行；已送达的内容不会重复发送。`,
  }),
);

export const deliveryProtocol = defineError(
  'DELIVERY_PROTOCOL',
  'operational',
  (d: At & { readonly reason: string }) => ({
    en: `${d.place} answers, but with something else than was expected (${d.reason}). Check the port in the profile, and whether the connection is to be encrypted (https, mqtts, TLS) or not.`,
    zh: `${d.place} 有应答，但内容不符合预期（${d.reason}）。请检查配置中的端口，以及连接是否应当加密（https、mqtts、TLS）。`,
  }),
);

export const deliveryFailed = defineError('DELIVERY_FAILED', 'operational', (d: At & { readonly reason: string }) => ({
  en: `${d.place} could not take the delivery (${d.reason}). It was tried several times; run again later: what was delivered already is not sent twice.`,
  zh: `${d.place} 未能接收内容（${d.reason}），已多次重试。请稍后重新运行；已送达的内容不会重复发送。`,
}));

export const deliveryRejected = defineError('DELIVERY_REJECTED', 'user', (d: At & { readonly reason: string }) => ({
  en: `${d.place} does not accept what was sent (${d.reason}). Trying again would not help: check the name, the size and the settings of this node.`,
  zh: `${d.place} 不接受发送的内容（${d.reason}）。重试无效，请检查此节点的名称、大小和设置。`,
}));

export const deliveryDamaged = defineError(
  'DELIVERY_DAMAGED',
  'operational',
  (d: At & { readonly name: string; readonly reason: string }) => ({
    en: `"${d.name}" did not arrive whole at ${d.place} (${d.reason}), so it does not count as delivered. Run again.`,
    zh: `“${d.name}”未能完整送达 ${d.place}（${d.reason}），不算交付成功。请重新运行。`,
  }),
);

export const deliveryExists = defineError('DELIVERY_EXISTS', 'user', (d: At & { readonly name: string }) => ({
  en: `${d.place} has another "${d.name}" already. Choose another name, or "Replace it" or "Keep both" in this node.`,
  zh: `${d.place} 中已有另一个“${d.name}”。请换一个名称，或在此节点中选择“替换”或“两者都保留”。`,
}));

export const deliveryNameRefused = defineError(
  'DELIVERY_NAME_REFUSED',
  'user',
  (d: { readonly name: string; readonly why: LocalizedText }) => ({
    en: `"${d.name}" cannot be the name of a delivered file: ${d.why.en}.`,
    zh: `“${d.name}”不能用作交付文件的名称：${d.why.zh}。`,
  }),
);

export const deliveryDiskFull = defineError(
  'DELIVERY_DISK_FULL',
  'user',
  (d: { readonly folder: string; readonly neededMegabytes: number; readonly freeMegabytes: number }) => ({
    en: `The disk of ${d.folder} is full: ${d.neededMegabytes} MB are needed, ${d.freeMegabytes} MB are free. Make room, or choose another folder. Nothing half was left there.`,
    zh: `${d.folder} 所在磁盘空间不足：需要 ${d.neededMegabytes} MB，剩余 ${d.freeMegabytes} MB。请清理空间或换一个文件夹。没有留下不完整的文件。`,
  }),
);

export const deliveryFolderUnusable = defineError(
  'DELIVERY_FOLDER_UNUSABLE',
  'user',
  (d: { readonly folder: string; readonly reason: string }) => ({
    en: `The folder ${d.folder} cannot be written to (${d.reason}). Check that it exists and that Talkgraph may write there.`,
    zh: `无法写入文件夹 ${d.folder}（${d.reason}）。请检查它是否存在，以及 Talkgraph 是否有写入权限。`,
  }),
);

export const deliveryFileUnreadable = defineError(
  'DELIVERY_FILE_UNREADABLE',
  'user',
  (d: { readonly file: string; readonly reason: string }) => ({
    en: `The file "${d.file}" that was to be delivered cannot be read (${d.reason}). Run the nodes before this one again.`,
    zh: `无法读取要交付的文件“${d.file}”（${d.reason}）。请重新运行前面的节点。`,
  }),
);

export const deliveryAddressesWrong = defineError(
  'DELIVERY_ADDRESSES_WRONG',
  'user',
  (d: { readonly addresses: string }) => ({
    en: `These are no mail addresses: ${d.addresses}. Write them as name@example.com, with commas between them.`,
    zh: `以下内容不是有效的邮箱地址：${d.addresses}。请写成 name@example.com，多个地址用逗号分隔。`,
  }),
);

export const deliveryCertificate = defineError(
  'DELIVERY_CERTIFICATE',
  'user',
  (d: At & { readonly reason: string }) => ({
    en: `The certificate of ${d.place} is not trusted (${d.reason}), so nothing was sent. Check the address; for a server of your own, name its authority in NODE_EXTRA_CA_CERTS.`,
    zh: `${d.place} 的证书不受信任（${d.reason}），因此没有发送任何内容。请检查地址；如果是自建服务器，请用 NODE_EXTRA_CA_CERTS 指定其 CA 证书。`,
  }),
);

export const deliveryKindUntested = defineError('DELIVERY_KIND_UNTESTED', 'user', (d: { readonly kind: string }) => ({
  en: `Profiles of the kind "${d.kind}" cannot be tested here. Run a workflow that uses it.`,
  zh: `“${d.kind}”类型的配置无法在此测试。请运行使用它的工作流。`,
}));
