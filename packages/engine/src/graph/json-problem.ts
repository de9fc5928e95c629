import type { LocalizedText } from '@talkgraph/errors';

/** What a JSON reader found wrong. Its own words are English; in Chinese the place says where to look. */
export function jsonProblem(error: unknown): LocalizedText {
  // A stack that ran out: brackets nested thousands deep.
  if (error instanceof RangeError) return { en: 'it is nested too deeply', zh: '嵌套层数过多' };
  const en = error instanceof Error ? error.message : String(error);
  const place = /position (\d+)/.exec(en)?.[1];
  return { en, zh: place === undefined ? '语法有误' : `第 ${Number(place) + 1} 个字符处语法有误` };
}
