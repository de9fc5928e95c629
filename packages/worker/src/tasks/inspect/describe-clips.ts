import type { Json, JsonObject } from '@talkgraph/engine';
import { isTalkgraphError, messageOf } from '@talkgraph/errors';
import { type Clip, type ClipInfo, describeClip, toNumber } from '@talkgraph/media';
import type { Task } from '../../tasks.js';
import { clipParam } from './clip-param.js';
import type { InspectPlace } from './inspect-tasks.js';

/** `{clips}`: answers for each recipe what it will be: size, rate, length; or why that cannot be told. */
export function describeClips({ media }: Pick<InspectPlace, 'media'>): Task {
  return async (params) => {
    const clips = Array.isArray(params.clips) ? params.clips : [];
    return clips.map((clip) => {
      try {
        return factsOf(describeClip(clipParam('describe-clips', { clip: clip as Json }) as Clip, media.ops));
      } catch (error) {
        const text = isTalkgraphError(error) ? error.text : { en: messageOf(error), zh: messageOf(error) };
        return { text: { en: text.en, zh: text.zh } };
      }
    });
  };
}

function factsOf({ video, audio }: ClipInfo): JsonObject {
  const heard = audio ? audio.sampleCount / audio.sampleRate : 0;
  return {
    media: video && audio ? 'both' : video ? 'video' : 'audio',
    seconds: video ? video.frameCount / toNumber(video.fps) : heard,
    ...(video && {
      width: video.width,
      height: video.height,
      fps: { num: video.fps.num, den: video.fps.den },
      frameCount: video.frameCount,
    }),
    ...(audio && { sampleRate: audio.sampleRate, channels: audio.channels }),
  };
}
