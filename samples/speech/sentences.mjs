/**
 * What the samples say, one entry a sentence, in words that need the lips: p, b, m, f and (in English) v.
 * `voice` is an eSpeak NG voice with a variant; rate in words a minute, pitch and range 0 to 100.
 */
export const speeches = {
  en: {
    voice: 'en-us+f2',
    rate: 152,
    pitch: 52,
    range: 62,
    sentences: [
      'Hello! Bring a photo and a voice to Talkgraph, and my lips will follow every word.',
      'It all happens on your own computer, private and free.',
    ],
  },
  zh: {
    voice: 'cmn+f2',
    rate: 188,
    pitch: 52,
    range: 55,
    sentences: ['你好！给我一张照片，和一段声音，我就能把它说出来。', '一切都在你自己的电脑上完成，免费又放心。'],
  },
};
