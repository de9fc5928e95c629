import { defineNode, float } from '@talkgraph/engine';
import type { AudioInfo, Clip, LoudStretch, VolumePoint } from '@talkgraph/media';
import { media } from '../capabilities.js';
import { checkedClip, secondsOf } from '../media/checked-clip.js';
import { videoInput } from '../media/video-input.js';
import { audio, video } from '../ports.js';

const decibels = { type: float, min: -60, max: 0, step: 1 } as const;
const fade = { type: float, optional: true, min: 0, max: 60, step: 0.5, advanced: true } as const;

/** The music has stepped back this long before somebody speaks, and takes longer to come again. */
const attackSeconds = 0.3;
const releaseSeconds = 0.9;

export const backgroundMusic = defineNode({
  type: 'BackgroundMusic',
  version: 1,
  label: { en: 'Background Music', zh: '背景音乐' },
  category: 'compose',
  summary: {
    en: 'Lays music under a video: repeated to its length, softer while somebody speaks, faded in and out.',
    zh: '为视频添加背景音乐：自动循环到视频长度，有人说话时自动压低，并带淡入淡出。',
  },
  keywords: ['music', 'bgm', 'ducking', 'score', 'soundtrack', '配乐', '闪避', '压低', 'BGM'],
  inputs: {
    video: videoInput,
    music: {
      type: audio,
      label: { en: 'Music', zh: '音乐' },
      tooltip: { en: 'Starts over until the video ends.', zh: '不足视频长度时循环播放。' },
    },
    music_db: {
      ...decibels,
      default: -10,
      label: { en: 'Music (dB)', zh: '音乐音量（分贝）' },
      tooltip: {
        en: 'How loud the music is while nobody speaks; 0 leaves it as it is.',
        zh: '没有人说话时音乐的音量；0 表示保持原音量。',
      },
    },
    duck_db: {
      ...decibels,
      default: -14,
      label: { en: 'Under speech (dB)', zh: '说话时再降低（分贝）' },
      tooltip: {
        en: 'How much softer it gets while somebody speaks; 0 switches that off.',
        zh: '有人说话时音乐再降低多少；0 表示不降低。',
      },
    },
    fade_in: {
      ...fade,
      default: 1,
      label: { en: 'Fade in (s)', zh: '淡入（秒）' },
      tooltip: { en: 'At the start of the video.', zh: '视频开头的淡入时长。' },
    },
    fade_out: {
      ...fade,
      default: 2,
      label: { en: 'Fade out (s)', zh: '淡出（秒）' },
      tooltip: { en: 'At the end of the video.', zh: '视频结尾的淡出时长。' },
    },
  },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  resources: { cpu: 1 },
  async run({ video: clip, music, music_db: level, duck_db: duck, fade_in: fadeIn, fade_out: fadeOut }, context) {
    const service = context.use(media);
    const { edit } = service;
    const info = service.describe(clip);
    const seconds = secondsOf(info);
    const own = service.describe(music).audio as AudioInfo;
    const sampleCount = Math.max(1, Math.round(seconds * own.sampleRate));
    const sound = edit.takeAudio(music);
    const long =
      own.sampleCount < sampleCount
        ? edit.loop(sound, { frameCount: sampleCount })
        : edit.trim(sound, { first: 0, count: sampleCount });
    const inSamples = (time: number) => Math.min(sampleCount, Math.round(time * own.sampleRate));
    const faded = edit.volume(long, { gainDb: level, fadeIn: inSamples(fadeIn), fadeOut: inSamples(fadeOut) });
    if (!info.audio) return { VIDEO: checkedClip(service, edit.replaceAudio(clip, faded)) };
    const stretches = duck === 0 ? [] : await service.loudStretches(clip, { signal: context.signal });
    const points = duckingPoints(stretches, duck).map(({ at, gainDb }) => ({ at: inSamples(at), gainDb }));
    const under: Clip = points.length > 0 ? edit.volumeCurve(faded, points) : faded;
    return { VIDEO: checkedClip(service, edit.mix([{ clip }, { clip: under }])) };
  },
});

/** The curve of music that steps back during these stretches; `at` in seconds. Where it would just come again it stays. */
export function duckingPoints(stretches: readonly LoudStretch[], duckDb: number): VolumePoint[] {
  const points: VolumePoint[] = [];
  let until = Number.NEGATIVE_INFINITY;
  for (const { startSeconds, endSeconds } of stretches) {
    const start = Math.max(0, startSeconds - attackSeconds);
    if (start < until + releaseSeconds) points.length -= Math.min(points.length, 2);
    else points.push({ at: start, gainDb: 0 }, { at: startSeconds, gainDb: duckDb });
    until = endSeconds;
    points.push({ at: endSeconds, gainDb: duckDb }, { at: endSeconds + releaseSeconds, gainDb: 0 });
  }
  return points;
}
