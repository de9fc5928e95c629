import { defineNode, type Json, type NodeContext, string } from '@talkgraph/engine';
import type { Clip } from '@talkgraph/media';
import { media } from '../capabilities.js';
import { folderEmpty } from '../errors.js';
import { audio } from '../ports.js';

/** Files that are taken for recordings, by their extension; the sound of films is taken too. */
const soundFile = /\.(wav|mp3|m4a|aac|flac|ogg|oga|opus|aiff?|amr|mp4|m4v|mov|mkv|webm|avi|mpe?g|3gp)$/i;

export const loadAudioFolder = defineNode({
  type: 'LoadAudioFolder',
  version: 1,
  label: { en: 'Load Audio Folder', zh: '批量加载音频' },
  category: 'audio',
  summary: {
    en: 'Opens all recordings of a folder, one after another. What follows runs once for each of them.',
    zh: '依次打开一个文件夹中的所有录音，后面的节点会对每段录音各运行一次。',
  },
  keywords: ['batch', 'many', 'directory', 'list', '批量', '多个', '目录', '列表'],
  inputs: {
    folder: {
      type: string,
      default: 'voices',
      label: { en: 'Folder', zh: '文件夹' },
      tooltip: {
        en: 'A folder inside the input folder. Its recordings are taken in the order of their names.',
        zh: '输入文件夹中的子文件夹，其中的录音按文件名顺序取用。',
      },
    },
  },
  outputs: {
    AUDIO: { type: audio, list: true, label: { en: 'Sounds', zh: '声音' } },
    name: {
      type: string,
      name: 'name',
      list: true,
      label: { en: 'Names', zh: '名称' },
      tooltip: {
        en: 'File names without their endings; connect them to the file name of a saving node.',
        zh: '不含扩展名的文件名，可连接到保存节点的文件名前缀。',
      },
    },
  },
  async fingerprint({ folder }, context) {
    if (typeof folder !== 'string') return Number.NaN;
    const found: Json[] = [];
    for (const file of await soundsOf(folder, context)) {
      found.push([file, await context.use(media).fingerprint(await context.files.find(file))]);
    }
    return found;
  },
  async run({ folder }, context) {
    const service = context.use(media);
    const { signal } = context;
    const files = await soundsOf(folder, context);
    const sounds: Clip[] = [];
    for (const file of files) {
      const { clip } = await service.open(await context.files.find(file), { require: 'audio', signal });
      sounds.push(service.describe(clip).video ? service.edit.takeAudio(clip) : clip);
      context.progress({ done: sounds.length, total: files.length });
    }
    return { AUDIO: sounds, name: files.map(nameOf) };
  },
});

async function soundsOf(folder: string, { files }: Pick<NodeContext, 'files'>): Promise<readonly string[]> {
  const sounds = (await files.list(folder)).filter((file) => soundFile.test(file));
  if (sounds.length === 0) throw folderEmpty({ folder });
  return sounds;
}

/** The file name without folder and extension. */
function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
}
