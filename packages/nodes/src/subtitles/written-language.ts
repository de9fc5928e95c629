import type { SubtitlesDocument } from '@talkgraph/subtitles';

/** The language that a text is evidently written in, by its script: Japanese, Korean or Chinese. Undefined for others. */
export function writtenLanguage(text: string): string | undefined {
  if (/[\u3041-\u3096\u30a1-\u30fa]/.test(text)) return 'ja';
  if (/[\uac00-\ud7a3]/.test(text)) return 'ko';
  if (!/[\u4e00-\u9fff]/.test(text)) return undefined;
  // Characters that only one of the two ways of writing Chinese has, the commonest ones.
  const traditional = text.match(/[們這個來時說國會對學後們過還沒麼讓應業課開關點現實體]/g)?.length ?? 0;
  const simplified = text.match(/[们这个来时说国会对学后过还没么让应业课开关点现实体]/g)?.length ?? 0;
  return traditional > simplified ? 'zh-TW' : 'zh-CN';
}

/** The language of subtitles: the one that was chosen, else their own, else what they are evidently written in. */
export function languageOf(chosen: string, document: SubtitlesDocument): string | undefined {
  if (chosen !== 'auto') return chosen;
  if (document.language !== undefined) return document.language;
  return writtenLanguage(
    document.cues
      .slice(0, 40)
      .map((cue) => cue.text)
      .join(' '),
  );
}
