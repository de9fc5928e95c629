import { isTalkgraphError } from '@talkgraph/errors';
import { AV_NOPTS_VALUE } from 'node-av/constants';
import type { Stream } from 'node-av/lib';
import {
  mediaAudioEmpty,
  mediaNoAudio,
  mediaNothingDecodes,
  mediaNotMedia,
  mediaNoVideo,
  throwIfCancelled,
} from '../errors.js';
import { constantRate } from '../plan/constant-rate.js';
import { firstPicture } from '../run/first-picture.js';
import { MediaInput } from '../run/media-input.js';
import { scanFrames } from '../run/scan-frames.js';
import { codecName } from '../run/stream-decoder.js';
import { keptTags } from './kept-tags.js';
import { measureSound } from './measure-sound.js';
import type { AudioProbe, MediaProbe, VideoProbe } from './media-probe.js';

export interface ProbeOptions {
  readonly signal?: AbortSignal;
  /** What the file must have: the error then says what is missing. */
  readonly require?: 'video' | 'audio';
}

/**
 * Finds out what a media file holds. Headers are not believed: frames and samples are counted, and the first picture is
 * decoded. Reads the file through once, which takes about a second for ten minutes of video.
 * @throws MEDIA_FILE_NOT_FOUND, MEDIA_IS_FOLDER, MEDIA_NOT_READABLE, MEDIA_EMPTY_FILE, MEDIA_NOT_MEDIA,
 *   MEDIA_NOTHING_DECODES, MEDIA_NO_VIDEO, MEDIA_NO_AUDIO, MEDIA_AUDIO_EMPTY, MEDIA_UNSUPPORTED_CODEC, CANCELLED
 */
export async function probe(path: string, options: ProbeOptions = {}): Promise<MediaProbe> {
  throwIfCancelled(options.signal);
  await using input = await MediaInput.open(path);
  const container = input.context.iformat?.name ?? 'unknown';
  const { video, audio } = input;
  if (!video && !audio)
    throw mediaNotMedia({
      path,
      reason: { en: 'it holds neither pictures nor sound', zh: '其中既没有画面也没有声音' },
    });
  if (options.require === 'video' && !video) throw mediaNoVideo({ path });
  if (options.require === 'audio' && !audio) throw mediaNoAudio({ path });
  const still = /_pipe$|^image2|^webp/.test(container);
  const picture = video && (await probeVideo(input, video, still, options));
  const sound = audio && (await probeAudio(path, audio, picture?.startSeconds, options));
  const pictureSeconds =
    picture && !still ? (picture.probe.frameCount * picture.probe.fps.den) / picture.probe.fps.num : 0;
  return {
    path,
    bytes: input.bytes,
    container,
    kind: still ? 'still' : picture ? 'video' : 'audio',
    durationSeconds: Math.max(pictureSeconds, sound ? sound.sampleCount / sound.sampleRate : 0),
    ...(picture && { video: picture.probe }),
    ...(sound && { audio: sound }),
    ...(await keptTags(input)),
  };
}

/** A picture that cannot be used is passed over when only sound was asked for. */
async function probeVideo(input: MediaInput, stream: Stream, still: boolean, { signal, require }: ProbeOptions) {
  try {
    return await measureVideo(input, stream, still, signal);
  } catch (error) {
    if (require === 'audio' && isTalkgraphError(error) && error.code.startsWith('MEDIA_')) return undefined;
    throw error;
  }
}

async function measureVideo(input: MediaInput, stream: Stream, still: boolean, signal: AbortSignal | undefined) {
  const times = await scanFrames(input, stream, signal);
  await using again = await MediaInput.open(input.path);
  const picture = await firstPicture(again, again.video ?? stream, signal);
  if (times.times.length === 0)
    throw mediaNothingDecodes({ path: input.path, reason: { en: 'it holds no frame', zh: '其中没有任何一帧' } });
  const hints = [stream.rFrameRate, stream.avgFrameRate].map(({ num, den }) => ({ num, den }));
  const rate = constantRate(times, hints);
  const { timeBase } = times;
  const probed: VideoProbe = {
    codec: codecName(stream),
    pixelFormat: picture.pixelFormat,
    codedWidth: picture.storedWidth,
    codedHeight: picture.storedHeight,
    width: picture.geometry.width,
    height: picture.geometry.height,
    orientation: picture.orientation,
    interlaced: picture.interlaced,
    averageRate: hints[1] as VideoProbe['averageRate'],
    nominalRate: hints[0] as VideoProbe['nominalRate'],
    fps: rate.fps,
    frameCount: still ? 1 : rate.frameCount,
    variableRate: rate.variable,
  };
  const startSeconds = times.counted ? undefined : ((times.times[0] as number) * timeBase.num) / timeBase.den;
  return { probe: probed, startSeconds };
}

/** A sound that cannot be used fails the probe only when it was asked for, or when there is nothing else. */
async function probeAudio(
  path: string,
  stream: Stream,
  pictureStart: number | undefined,
  { signal, require }: ProbeOptions,
): Promise<AudioProbe | undefined> {
  try {
    const measured = await measureSound(path, signal);
    const start = measured.start === AV_NOPTS_VALUE ? 0 : Number(measured.start);
    const seconds = (start * stream.timeBase.num) / stream.timeBase.den;
    if (measured.sampleCount === 0) throw mediaAudioEmpty({ path });
    return {
      codec: codecName(stream),
      sampleRate: measured.sampleRate,
      channels: measured.channels,
      sampleCount: measured.sampleCount,
      startSeconds: pictureStart === undefined ? 0 : seconds - pictureStart,
    };
  } catch (error) {
    if (pictureStart === undefined || require === 'audio') throw error;
    if (isTalkgraphError(error) && error.code.startsWith('MEDIA_')) return undefined;
    throw error;
  }
}
