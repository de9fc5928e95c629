import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isTalkgraphError } from '@talkgraph/errors';
import { openSource, render, resolveFrom, type VideoEncoderName } from '@talkgraph/media';
import type { Check } from './finding.js';
import { greyPicture } from './grey-picture.js';

/** Decodes a picture and encodes it as video with x264, as every run does. */
export const checkMedia: Check = async ({ messages, locale }) => {
  const started = performance.now();
  const failure = await tryEncoder('x264');
  const ms = Math.round(performance.now() - started);
  if (!failure) return { check: 'media', state: 'ok', found: messages.doctor.mediaRuns(String(ms)), data: { ms } };
  const found = isTalkgraphError(failure) ? failure.text[locale] : String(failure);
  return { check: 'media', state: 'problem', found, advice: messages.doctor.reinstall, data: {} };
};

/** Tries the encoders of graphics cards. None is needed. */
export const checkEncoders: Check = async ({ messages }) => {
  const usable: VideoEncoderName[] = [];
  for (const encoder of ['nvenc', 'vaapi'] as const) {
    if (!(await tryEncoder(encoder))) usable.push(encoder);
  }
  const found = usable.length > 0 ? messages.doctor.encodersFound(usable.join(', ')) : messages.doctor.encodersNone;
  return { check: 'encoders', state: 'ok', found, data: { usable } };
};

/** Makes a tiny video with an encoder and answers what went wrong, or undefined: nothing short of trying tells. */
async function tryEncoder(encoder: VideoEncoderName): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-doctor-'));
  try {
    const picture = join(folder, 'grey.png');
    await writeFile(picture, greyPicture);
    const opened = await openSource(picture, { still: { frameCount: 3 } });
    const resolveSource = resolveFrom(opened.sources);
    await render(opened.clip, join(folder, 'grey.mp4'), { resolveSource, encode: { encoder } });
    return undefined;
  } catch (error) {
    return error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
