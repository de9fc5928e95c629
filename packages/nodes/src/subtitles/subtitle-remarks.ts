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

/** A remark on characters that can only be drawn if the machine happens to have a font for them; none where all can. */
export function remarksOnCharacters(missing: readonly string[]): LocalizedText[] {
  if (missing.length === 0) return [];
  const shown = missing.slice(0, 12).join(' ');
  return [
    {
      en: `These characters are not in the built-in font and may be drawn as boxes: ${shown}. Put a font that has them into models/fonts and name it here.`,
      zh: `内置字体不包含这些字符，可能显示为方框：${shown}。请将包含它们的字体放入 models/fonts，并在此填写字体名称。`,
    },
  ];
}
