import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectTextLanguage } from './detect-text-language.js';

const samples: readonly (readonly [string, string])[] = [
  ['大家好，欢迎来到本课程。', 'zh-CN'],
  ['歡迎來到這個課程，我們開始學習。', 'zh-TW'],
  ['今日我哋一齊學廣東話，唔該。', 'zh-HK'],
  ['唔該', 'zh-HK'],
  ['香港和上海都有很多唔同的課程，我們在這裡介紹其中最有名的十個學校和老師。', 'zh-TW'],
  ['வணக்கம் எப்படி இருக்கிறீர்கள்', 'ta'],
  ['গুড মর্নিং সবাইকে', 'bn'],
  ['გამარჯობა', 'ka'],
  ['我们用 Python 和 AI 做 video', 'zh-CN'],
  ['東京へようこそ', 'ja'],
  ['ようこそ', 'ja'],
  ['안녕하세요 여러분', 'ko'],
  ['Welcome to the course', 'en'],
  ['In the next part we look at how companies plan.', 'en'],
  ['Guten Tag und herzlich willkommen', 'de'],
  ['Bonjour à tous et bienvenue', 'fr'],
  ['Hola a todos, bienvenidos al curso', 'es'],
  ['Benvenuti a tutti al corso', 'it'],
  ['Добро пожаловать на курс', 'ru'],
  ['Ласкаво просимо всіх на курс', 'uk'],
  ['ยินดีต้อนรับ', 'th'],
  ['Καλώς ήρθατε', 'el'],
  ['مرحبا بكم في الدورة', 'ar'],
];

test('the language of a sentence is told', async () => {
  for (const [text, language] of samples) assert.equal((await detectTextLanguage(text)).language, language, text);
});

test('what says too little is not certain', async () => {
  for (const text of ['', '123', 'ok']) assert.equal((await detectTextLanguage(text)).certain, false, text);
});
