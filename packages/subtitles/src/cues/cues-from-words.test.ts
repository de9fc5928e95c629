import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOf, endingOf, mayBegin } from '../lines/character-classes.js';
import { cuesFromWords } from './cues-from-words.js';
import { shiftCues } from './shift-cues.js';
import type { SpokenText } from './spoken-text.js';
import { spreadText } from './spread-text.js';

const chinese =
  '大家好，欢迎来到《人工智能基础》课程。我是张老师，在接下来的十二周里，我们会一起学习机器学习、深度学习和自然语言处理的基本原理，并且动手完成三个项目。准备好了吗？那我们开始吧！';
const english =
  'Hello and welcome to "Introduction to AI". I am Dr. Smith, and over the next twelve weeks we will study machine learning, deep learning and natural language processing together, and you will finish three projects of your own. Are you ready? Then let us begin!';

/** Somebody who reads a text at a steady pace and rests at punctuation; in Chinese every character is a word. */
function spoken(text: string, language: 'zh' | 'en', secondsEach: number): SpokenText {
  const words: SpokenText['words'][number][] = [];
  let time = 0.3;
  const granularity = language === 'zh' ? 'grapheme' : 'word';
  for (const { segment, index } of new Intl.Segmenter(language, { granularity }).segment(text)) {
    if (/[\p{L}\p{N}]/u.test(segment)) {
      const seconds = (language === 'zh' ? 1 : segment.length) * secondsEach;
      words.push({
        text: segment,
        from: index,
        to: index + segment.length,
        startSeconds: time,
        endSeconds: time + seconds,
      });
      time += seconds;
    } else if (/[。！？.!?]/.test(segment)) time += 0.45;
    else if (/[，、,]/.test(segment)) time += 0.2;
  }
  return { language, text, durationSeconds: time + 0.5, words };
}

/** The same with Chinese characters one by one, but numbers and words in other letters whole, as speech synthesis has them. */
function spokenInWords(text: string, language: string): SpokenText {
  let time = 0;
  const words = [...text.matchAll(/\p{Script=Han}|[\p{Script=Hiragana}\p{Script=Katakana}ー]+|[\w.:]+/gu)].map(
    (match) => {
      const startSeconds = time;
      time += /\p{Script=Han}/u.test(match[0]) ? 0.2 : 0.15 * match[0].length;
      return { text: match[0], from: match.index, to: match.index + match[0].length, startSeconds, endSeconds: time };
    },
  );
  return { language, text, durationSeconds: time, words };
}

test('Chinese is cut at punctuation, without stops at the end, and never inside a word', () => {
  const texts = cuesFromWords(spoken(chinese, 'zh', 0.22)).map((cue) => cue.text);
  assert.deepEqual(texts, [
    '大家好',
    '欢迎来到《人工智能基础》课程',
    '我是张老师，在接下来的十二周里',
    '我们会一起学习机器学习',
    '深度学习和自然语言处理的基本原理',
    '并且动手完成三个项目',
    '准备好了吗？',
    '那我们开始吧！',
  ]);
});

test('dates, counts and names in Latin letters stay whole, and no cue ends with a word that belongs to the next', () => {
  const text =
    '我是李文静，本课程将在2025年3月15日上午9:30正式开课，为期12周。请大家提前安装好Python 3.11和VS Code。iPhone 15 Pro和MacBook Air都支持该功能。';
  const cut = (at: string) => cuesFromWords(spokenInWords(text, at)).map((cue) => cue.text);
  assert.deepEqual(cut('zh-CN'), [
    '我是李文静',
    '本课程将在2025年3月15日',
    '上午9:30正式开课，为期12周',
    '请大家提前安装好',
    'Python 3.11和VS Code',
    'iPhone 15 Pro和MacBook Air',
    '都支持该功能',
  ]);
});

test('Japanese written with blanks is parted at them, and particles stay with their words', () => {
  const text = 'きょうは じんこうちのう の きそ について。コンピューターは データから ルールを みつけます。';
  const lines = cuesFromWords(spokenInWords(text, 'ja')).flatMap((cue) => cue.text.split('\n'));
  const words = new Set(text.split(/[ 。]/));
  for (const word of lines.flatMap((line) => line.split(' '))) assert.ok(words.has(word), lines.join('|'));
});

test('English is cut at sentences and clauses, in two balanced lines', () => {
  const cues = cuesFromWords(spoken(english, 'en', 0.075));
  assert.equal(cues[0]?.text, 'Hello and welcome to "Introduction to AI".');
  assert.ok(cues.every((cue) => cue.text.split('\n').every((line) => line.length <= 42)));
  assert.ok(cues.every((cue) => endingOf(cue.text) !== 'none'));
  assert.equal(cues.map((cue) => cue.text.replaceAll('\n', ' ')).join(' '), english);
});

test('every cue keeps the limits, its words are its text, and times are in order', () => {
  for (const [text, language, each] of [
    [chinese, 'zh', 0.22],
    [english, 'en', 0.06],
  ] as const) {
    for (const limits of [{}, { maxLines: 2 }, { maxCharsPerLine: 16, maxLines: 2 }, { minSeconds: 2 }]) {
      const cues = cuesFromWords(spoken(text, language, each), limits);
      const widest = (limits.maxCharsPerLine ?? (language === 'zh' ? 16 : 42)) * (language === 'zh' ? 2 : 1);
      for (const [i, cue] of cues.entries()) {
        const lines = cue.text.split('\n');
        assert.equal(cue.words?.map((word) => word.text).join(''), cue.text);
        assert.ok(lines.length <= (limits.maxLines ?? (language === 'zh' ? 1 : 2)), cue.text);
        assert.ok(
          lines.every((line) => columnsOf(line) <= widest && mayBegin(line)),
          cue.text,
        );
        const next = cues[i + 1];
        assert.ok(cue.endSeconds > cue.startSeconds && (!next || next.startSeconds - cue.endSeconds >= 0.08));
        assert.ok(cue.words?.every((word) => word.endSeconds <= cue.endSeconds));
      }
    }
  }
});

test('a long pause always begins a new cue', () => {
  const words = ['well', 'then'].map((text, i) => ({
    text,
    from: i * 5,
    to: i * 5 + 4,
    startSeconds: i * 3,
    endSeconds: i * 3 + 0.4,
  }));
  const cues = cuesFromWords({ language: 'en', text: 'well then', durationSeconds: 4, words });
  assert.deepEqual(
    cues.map((cue) => cue.text),
    ['well', 'then'],
  );
});

test('text without times is spread over its duration', () => {
  const cues = spreadText(chinese, { language: 'zh-CN', startSeconds: 2, durationSeconds: 20 });
  assert.equal(cues[0]?.startSeconds, 2);
  assert.ok(Math.abs((cues.at(-1)?.endSeconds ?? 0) - 22) < 1e-6);
  assert.ok(cues.every((cue) => cue.words === undefined));
  assert.deepEqual(spreadText('  ', { language: 'en', durationSeconds: 3 }), []);
});

test('an hour of speech is cut within a few seconds', () => {
  const before = process.cpuUsage();
  const long = spoken(chinese.repeat(150), 'zh', 0.22);
  assert.ok(cuesFromWords(long).length > 1000);
  assert.ok(process.cpuUsage(before).user < 8e6);
});

test('cues are shifted and stretched, and those before the start are left out', () => {
  const cue = { startSeconds: 1, endSeconds: 2, text: 'x', words: [{ text: 'x', startSeconds: 1, endSeconds: 2 }] };
  const shifted = {
    ...cue,
    startSeconds: 2.5,
    endSeconds: 4.5,
    words: [{ text: 'x', startSeconds: 2.5, endSeconds: 4.5 }],
  };
  assert.deepEqual(shiftCues([cue], { seconds: 0.5, factor: 2 }), [shifted]);
  assert.deepEqual(shiftCues([cue], { seconds: -2 }), []);
});
