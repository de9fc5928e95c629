import type { LocalizedText } from '@talkgraph/errors';
import type { VideoInfo } from '@talkgraph/media';
import type { LoopPolicy } from '../controls.js';
import type { MouthTrack } from '../mouth-track.js';
import { reportedFrames } from '../report/reported-frames.js';
import { untouchedVerdict } from '../report/untouched-verdict.js';
import { silenceRemark } from './silence-remark.js';
import type { UntouchedRun } from './talk-request.js';

/** What the remarks are drawn from. */
export interface RemarkInput {
  readonly video: VideoInfo;
  readonly still: boolean;
  readonly outputFrames: number;
  readonly loop: LoopPolicy;
  readonly mouthTrack: MouthTrack;
  readonly untouched: readonly UntouchedRun[];
  /** Whether the loop policy decided what is shown. */
  readonly looped: boolean;
}

/** Sentences on what is known before rendering: frames left alone, sound without speech, a video shorter than its sound. */
export function talkRemarks(input: RemarkInput): readonly LocalizedText[] {
  const framesPerSecond = input.video.fps.num / input.video.fps.den;
  const frames = reportedFrames(input.outputFrames, input.untouched);
  const untouched = untouchedVerdict({ frames, framesPerSecond });
  const remarks = [untouched?.text, silenceRemark(input.mouthTrack), lengthened(input, framesPerSecond)];
  return remarks.filter((remark) => remark !== undefined);
}

const loopText: Readonly<Record<LoopPolicy, LocalizedText>> = {
  'best-transition': { en: 'goes on from the frame that fits best', zh: '会从最合适的画面接着播放' },
  'ping-pong': { en: 'is played back and forth', zh: '会来回播放' },
  loop: { en: 'starts again from the beginning', zh: '会从头循环播放' },
  freeze: { en: 'stops at its last frame', zh: '会停在最后一帧' },
};

function lengthened({ video, still, outputFrames, loop, looped }: RemarkInput, fps: number): LocalizedText | undefined {
  if (still || !looped || outputFrames <= video.frameCount) return undefined;
  const seconds = (frames: number) => (frames / fps).toFixed(1);
  const [sound, picture] = [seconds(outputFrames), seconds(video.frameCount)];
  if (sound === picture) return undefined;
  return {
    en: `The sound lasts ${sound} s and the video ${picture} s, so the video ${loopText[loop].en}.`,
    zh: `声音长 ${sound} 秒，视频长 ${picture} 秒，因此视频${loopText[loop].zh}。`,
  };
}
