import type { Cue, CuePlace, SubtitlesDocument } from '../subtitles-document.js';
import { timeCode } from '../time-code.js';

/** Writes WebVTT. Words keep their times inside the cue, so players that know them can highlight. */
export function writeVtt({ language, cues }: SubtitlesDocument): string {
  const header = language ? `WEBVTT\nLanguage: ${language}\n` : 'WEBVTT\n';
  const blocks = cues.map((cue) => {
    const times = `${timeCode(cue.startSeconds, '.', 3)} --> ${timeCode(cue.endSeconds, '.', 3)}`;
    return `${times}${settingsOf(cue.place)}\n${textOf(cue)}\n`;
  });
  return [header, ...blocks].join('\n');
}

function textOf({ text, words, startSeconds }: Cue): string {
  if (!words || words.length < 2) return escaped(text);
  const marked = words.map((word, i) => {
    const inner = word.startSeconds > startSeconds && i > 0;
    return `${inner ? `<${timeCode(word.startSeconds, '.', 3)}>` : ''}${escaped(word.text)}`;
  });
  return marked.join('');
}

/** `-->` and blank lines would break the block, `&` and `<` the text. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\n\s*\n+/g, '\n');
}

function settingsOf(place: CuePlace | undefined): string {
  if (!place) return '';
  const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;
  const settings: string[] = [];
  if (place.y !== undefined) settings.push(`line:${percent(place.y)}`);
  else if (place.vertical !== 'bottom') settings.push(`line:${place.vertical === 'top' ? '5%' : '45%'}`);
  if (place.x !== undefined) settings.push(`position:${percent(place.x)}`);
  if (place.horizontal !== 'center') settings.push(`align:${place.horizontal === 'left' ? 'start' : 'end'}`);
  return settings.length > 0 ? ` ${settings.join(' ')}` : '';
}
