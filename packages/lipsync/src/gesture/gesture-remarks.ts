import type { LocalizedText } from '@talkgraph/errors';

/** Said when the footage has no gestures to choose from. */
export const noGestures: LocalizedText = {
  en: 'No hand gestures were found in the video, so "Gesture" changes nothing: it is shown as by the loop policy. Gestures need footage down to the waist in which the person moves the hands now and then and rests them in between.',
  zh: '视频中没有找到可用的手势，因此“手势”不起作用，画面按循环方式播放。手势需要拍到腰部的素材：人物不时做手势，其间双手有停歇。',
};

/** Said when the footage has gestures but hardly a moment at which hands rest. */
export const noRests: LocalizedText = {
  en: 'The hands in the video move without a rest, so "Gesture" has nowhere to cut and the video is shown as by the loop policy. Record a few seconds of calm hands between the gestures.',
  zh: '视频中双手几乎不停地在动，“手势”找不到可衔接的位置，画面按循环方式播放。录制时请在手势之间让双手停几秒。',
};

/** What was chosen, and where it shows. */
export function gestureRemarks(
  found: number,
  { shown, stressed }: { readonly shown: number; readonly stressed: number },
  visibleCuts: number,
): readonly LocalizedText[] {
  const chosen: LocalizedText = {
    en: `Gestures: ${found} found in the video; ${stressed} of the ${shown} strokes shown fall on stressed syllables.`,
    zh: `手势：视频中找到 ${found} 个手势；所用的 ${shown} 次手势动作中，有 ${stressed} 次落在重读音节上。`,
  };
  if (visibleCuts === 0) return [chosen];
  const shows: LocalizedText = {
    en: `At ${visibleCuts} ${visibleCuts === 1 ? 'place' : 'places'} the hands do not come back to a pose they had before, so the transition shows a little. Longer footage in which the hands return to the same rest avoids this.`,
    zh: `有 ${visibleCuts} 处双手没有回到之前的姿势，衔接处会略微看得出来。更长、且双手会回到同一休息姿势的素材可以避免。`,
  };
  return [chosen, shows];
}
