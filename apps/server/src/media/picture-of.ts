import type { JsonObject } from '@talkgraph/engine';
import type { viewQuery } from '@talkgraph/protocol';
import type { z } from 'zod';

/**
 * What /view has to make of a picture: another format (`preview=webp;90`), or some of its channels as PNG; undefined
 * where the file is wanted as it is. As in ComfyUI, an unknown format is WebP, and the quality is 90 where none is given.
 */
export function pictureOf(
  query: Pick<z.infer<typeof viewQuery>, 'preview' | 'channel'>,
): { readonly extension: string; readonly params: JsonObject } | undefined {
  const { preview, channel = 'rgba' } = query;
  if (preview !== undefined) {
    const [wanted, quality = ''] = preview.split(';');
    // JPEG has no alpha.
    const format = wanted === 'jpeg' && channel === 'rgb' ? 'jpeg' : 'webp';
    return { extension: format, params: { format, channel, quality: qualityOf(quality) } };
  }
  return channel === 'rgba' ? undefined : { extension: 'png', params: { format: 'png', channel } };
}

function qualityOf(text: string): number {
  return /^\d{1,3}$/.test(text) ? Math.min(100, Math.max(1, Number(text))) : 90;
}
