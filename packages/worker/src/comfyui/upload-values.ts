import { join } from 'node:path';
import { type ComfyServer, uploadFile } from '@talkgraph/comfyui';
import type { Clip } from '@talkgraph/media';
import type { ComfyUiCall, ComfyUiRun, ImageService, MediaService, StillBatch } from '@talkgraph/nodes';

/** Sounds that would take more as WAV go as FLAC, without loss, since servers take 100 MB by default. */
const mostWavBytes = 80e6;

/** Renders what is connected into files and uploads them; answers their names there. */
export async function uploadValues(
  server: ComfyServer,
  { files, soundsOnly }: Pick<ComfyUiRun, 'files' | 'soundsOnly'>,
  call: ComfyUiCall,
  { media, images }: { readonly media: MediaService; readonly images: ImageService },
): Promise<Readonly<Record<string, string>>> {
  const folder = await call.files.scratch();
  const names: [string, string][] = [];
  for (const [key, value] of Object.entries(files)) {
    const file =
      'stills' in value ? pictureFile(value, call, images) : clipFile(value, soundsOnly.includes(key), call, media);
    const path = join(folder, file.name);
    await file.write(path);
    call.progress({ done: names.length, total: Object.keys(files).length, stage: 'upload' });
    names.push([key, await uploadFile(server, { ...file, path }, call.signal)]);
  }
  return Object.fromEntries(names);
}

interface FileToSend {
  /** Says the content, so that the same thing is not there twice. */
  readonly name: string;
  readonly contentType: string;
  write(path: string): Promise<unknown>;
}

function pictureFile({ stills }: StillBatch, call: ComfyUiCall, images: ImageService): FileToSend {
  const [still] = stills;
  if (stills.length > 1) {
    call.note({
      en: `${stills.length} pictures arrived; the first one was sent. A loop sends them one by one.`,
      zh: `收到 ${stills.length} 张图片，只发送了第一张。如需逐张处理，请使用循环。`,
    });
  }
  return {
    name: `talkgraph-${still?.artifact.slice(0, 16)}.png`,
    contentType: 'image/png',
    write: async (path) => still && images.write(still, path, { format: 'png', texts: {} }),
  };
}

function clipFile(clip: Clip, soundOnly: boolean, call: ComfyUiCall, media: MediaService): FileToSend {
  const { signal } = call;
  const start = `talkgraph-${clip.hash.slice(0, 16)}`;
  if (!soundOnly) {
    const write = (path: string) => media.render(clip, path, { signal, onProgress: call.onRender(clip) });
    return { name: `${start}.mp4`, contentType: 'video/mp4', write };
  }
  const { sampleCount = 0, channels = 1 } = media.describe(clip).audio ?? {};
  const extension = sampleCount * channels * 2 > mostWavBytes ? 'flac' : 'wav';
  const write = (path: string) => media.renderAudio(clip, path, { signal });
  return { name: `${start}.${extension}`, contentType: `audio/${extension}`, write };
}
