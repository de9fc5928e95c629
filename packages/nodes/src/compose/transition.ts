import { combo, defineNode, float } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import type { Clip, TransitionKind, VideoInfo } from '@talkgraph/media';
import { media } from '../capabilities.js';
import { checkedClip } from '../media/checked-clip.js';
import { joinedVideos } from '../media/joined-videos.js';
import { matchPicture } from '../media/match-picture.js';
import { video } from '../ports.js';

/** Every kind that media knows, and no other: the compiler sees to it. The first is offered first. */
const kindLabels = {
  crossfade: { en: 'Cross-fade', zh: '叠化' },
  'fade-black': { en: 'Through black', zh: '黑场过渡' },
  'fade-white': { en: 'Through white', zh: '白场过渡' },
  'wipe-left': { en: 'Wipe to the left', zh: '向左擦除' },
  'wipe-right': { en: 'Wipe to the right', zh: '向右擦除' },
  'wipe-up': { en: 'Wipe upwards', zh: '向上擦除' },
  'wipe-down': { en: 'Wipe downwards', zh: '向下擦除' },
  'slide-left': { en: 'Push to the left', zh: '向左推移' },
  'slide-right': { en: 'Push to the right', zh: '向右推移' },
  'slide-up': { en: 'Push upwards', zh: '向上推移' },
  'slide-down': { en: 'Push downwards', zh: '向下推移' },
  circle: { en: 'Opening circle', zh: '圆形展开' },
} as const satisfies Readonly<Record<TransitionKind, LocalizedText>>;

export const transition = defineNode({
  type: 'Transition',
  version: 1,
  label: { en: 'Join with Transition', zh: '转场拼接' },
  category: 'compose',
  summary: {
    en: 'Joins clips so that one gives way to the next in picture and sound. Later ones are brought to the size and rate of the first.',
    zh: '用转场效果拼接多个片段，画面和声音平滑过渡。后面的片段会统一到第一段的尺寸和帧率。',
  },
  keywords: ['crossfade', 'dissolve', 'wipe', 'slide', 'intro', 'outro', '转场', '叠化', '擦除', '片头', '片尾'],
  inputs: {
    ...joinedVideos,
    transition: {
      type: combo(Object.keys(kindLabels) as readonly TransitionKind[]),
      choiceLabels: kindLabels,
      default: 'crossfade',
      label: { en: 'Transition', zh: '转场效果' },
      tooltip: { en: 'How one clip gives way to the next.', zh: '前后两段之间的过渡方式。' },
    },
    seconds: {
      type: float,
      default: 0.8,
      min: 0,
      max: 20,
      step: 0.1,
      label: { en: 'Seconds', zh: '时长（秒）' },
      tooltip: {
        en: 'How long each takes; the clips overlap so long. Shortened where a clip is too short for it.',
        zh: '每个转场的时长，前后两段会重叠这么久；片段太短时会自动缩短。',
      },
    },
  },
  outputs: { VIDEO: { type: video, label: { en: 'Video', zh: '视频' } } },
  run(inputs, context) {
    const { video1, video2, video3, video4, video5, video6, transition: kind, seconds } = inputs;
    const service = context.use(media);
    const like = service.describe(video1).video as VideoInfo;
    const clips = [video1, video2, video3, video4, video5, video6].filter((clip): clip is Clip => clip !== undefined);
    const matched = clips.map((clip) => matchPicture(service, clip, like));
    const lengths = matched.map((clip) => (service.describe(clip).video as VideoInfo).frameCount);
    const wanted = Math.round((seconds * like.fps.num) / like.fps.den);
    // A clip between two others is part of two transitions, and shows at least a frame of its own.
    const room = lengths.map((length, i) =>
      i === 0 || i === lengths.length - 1 ? length - 1 : Math.floor((length - 1) / 2),
    );
    let joined = matched[0] as Clip;
    let length = lengths[0] as number;
    for (let i = 1; i < matched.length; i++) {
      const frames = Math.max(0, Math.min(wanted, room[i - 1] as number, room[i] as number));
      const own = lengths[i] as number;
      joined = service.edit.transition(joined, matched[i] as Clip, { kind, frames, lengths: [length, own] });
      length += own - frames;
    }
    return { VIDEO: checkedClip(service, joined) };
  },
});
