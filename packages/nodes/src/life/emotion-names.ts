import type { LocalizedText } from '@talkgraph/errors';
import type { Emotion } from '@talkgraph/lipsync';

/** What the looks are called in scripts and tables, beside their own names. */
const names: Readonly<Record<Emotion, readonly string[]>> = {
  neutral: ['normal', 'calm', '中性', '平静', '自然', '正常', '恢复'],
  friendly: ['smile', 'smiling', 'warm', 'gentle', '友好', '微笑', '亲切', '温和'],
  happy: ['joy', 'glad', 'cheerful', 'excited', '高兴', '开心', '快乐', '愉快', '喜悦', '兴奋'],
  serious: ['stern', 'firm', '严肃', '认真', '郑重'],
  concerned: ['worried', 'worry', 'anxious', '担心', '担忧', '关切', '忧虑', '焦虑'],
  curious: ['wondering', 'doubtful', '好奇', '疑惑', '疑问', '思考'],
  surprised: ['surprise', 'amazed', 'wow', '惊讶', '吃惊', '惊喜', '惊奇'],
  sad: ['sorry', 'unhappy', '难过', '悲伤', '伤心', '遗憾'],
  angry: ['anger', 'cross', '生气', '愤怒', '恼火'],
};

/** The looks in the order they are offered. */
export const emotionChoices = [
  'neutral',
  'friendly',
  'happy',
  'serious',
  'concerned',
  'curious',
  'surprised',
  'sad',
  'angry',
] as const satisfies readonly Emotion[];

/** What the looks are called on the page. */
export const emotionLabels: Readonly<Record<Emotion, LocalizedText>> = {
  neutral: { en: 'As in the footage', zh: '保持原样' },
  friendly: { en: 'Friendly', zh: '亲切' },
  happy: { en: 'Happy', zh: '高兴' },
  serious: { en: 'Serious', zh: '严肃' },
  concerned: { en: 'Concerned', zh: '关切' },
  curious: { en: 'Curious', zh: '好奇' },
  surprised: { en: 'Surprised', zh: '惊讶' },
  sad: { en: 'Sad', zh: '难过' },
  angry: { en: 'Angry', zh: '生气' },
};

const byName: ReadonlyMap<string, Emotion> = new Map(
  emotionChoices.flatMap((emotion) => [emotion, ...names[emotion]].map((name) => [name, emotion] as const)),
);

/** The look that a word stands for, in any of its names; undefined where it stands for none. */
export function emotionNamed(word: string): Emotion | undefined {
  return byName.get(word.trim().toLowerCase());
}
