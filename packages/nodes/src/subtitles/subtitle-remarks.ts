import type { LocalizedText } from '@talkgraph/errors';
import type { VideoInfo } from '@talkgraph/media';
import type { SubtitlesDocument } from '@talkgraph/subtitles';

/** What a user should know of subtitles that do not quite fit their video. */
export function remarksOn(
  { cues }: SubtitlesDocument,
  { frameCount, fps }: VideoInfo,
  karaoke: boolean,
): LocalizedText[] {
  const seconds = (frameCount * fps.den) / fps.num;
  const remarks: LocalizedText[] = [];
  const late = cues.filter((cue) => cue.startSeconds >= seconds).length;
  if (late > 0) {
    remarks.push({
      en: `${late} of ${cues.length} subtitles begin after the end of the video and are not seen.`,
      zh: `共 ${cues.length} 条字幕，其中 ${late} 条的时间超出视频结尾，不会显示。`,
    });
  }
  if (karaoke && !cues.some((cue) => cue.words && cue.words.length > 0)) {
    remarks.push({
      en: 'The subtitles have no times of words, so nothing lights up. "Subtitles from Speech" makes some that have.',
      zh: '字幕没有逐字时间，无法逐字高亮。“语音转字幕”生成的字幕带有逐字时间。',
    });
  }
  return remarks;
}
