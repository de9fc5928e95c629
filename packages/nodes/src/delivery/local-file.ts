import { join } from 'node:path';
import { type FileReference, type NodeContext, portType } from '@talkgraph/engine';
import type { Clip } from '@talkgraph/media';
import type { RenderPasses } from '../capabilities/media-service.js';
import { images, media } from '../capabilities.js';
import { deliveredPictureCount } from '../errors.js';
import { isClip } from '../media/is-clip.js';
import { renderProgress } from '../media/render-progress.js';
import type { StillBatch } from '../ports.js';

/** What may be delivered: a saved file, or something that is rendered for it. */
export type Deliverable = FileReference | Clip | StillBatch;

/** The file that a node delivers. */
export const deliverableInput = {
  type: portType<Deliverable>('FILE', { accepts: ['VIDEO', 'AUDIO', 'IMAGE'] }),
  label: { en: 'File', zh: '文件' },
  tooltip: {
    en: 'A saved file; or a video, a sound or a picture, which is rendered for it.',
    zh: '已保存的文件；也可以直接连接视频、声音或图片，会自动渲染成文件。',
  },
} as const;

/** A file on this machine. */
export interface LocalFile {
  readonly path: string;
  readonly name: string;
  /** What rendering it took, where it was rendered. */
  readonly passes?: RenderPasses;
  /** Where it is one of the home's. */
  readonly reference?: FileReference;
}

/** Finds a saved file, or renders what is none: in the call's own folder, with the settings of the saving nodes. */
export async function localFile(value: Deliverable, context: NodeContext): Promise<LocalFile> {
  if (isClip(value)) return renderedClip(value, context);
  if ('stills' in value) return writtenPicture(value, context);
  const { filename, subfolder, type } = value;
  const reference: FileReference = { filename, subfolder, type };
  return { path: await context.files.find(fileName(reference)), name: filename, reference };
}

/** A file as `ctx.files.find` takes it. */
export function fileName({ filename, subfolder, type }: FileReference): string {
  return `${subfolder === '' ? filename : `${subfolder}/${filename}`} [${type}]`;
}

async function renderedClip(clip: Clip, context: NodeContext): Promise<LocalFile> {
  const service = context.use(media);
  const hasPicture = service.describe(clip).video !== undefined;
  // Follows from the recipe, so that the same film has the same name in the next run.
  const name = `${hasPicture ? 'video' : 'audio'}-${clip.hash.slice(0, 8)}${hasPicture ? '.mp4' : '.m4a'}`;
  const path = join(await context.files.scratch(), name);
  const { signal } = context;
  if (!hasPicture) {
    await service.renderAudio(clip, path, { signal });
    return { path, name };
  }
  const { passes } = await service.render(clip, path, { signal, onProgress: renderProgress(clip, context) });
  return { path, name, passes };
}

async function writtenPicture({ stills }: StillBatch, context: NodeContext): Promise<LocalFile> {
  const [still, ...more] = stills;
  if (still === undefined || more.length > 0) throw deliveredPictureCount({ count: stills.length });
  const name = `picture-${still.artifact.slice(0, 8)}.png`;
  const path = join(await context.files.scratch(), name);
  await context.use(images).write(still, path, { format: 'png', texts: {} });
  return { path, name };
}
