export { writeLanguageModel } from '../recognition/testing/language-model.js';
export { writeToneModel } from '../recognition/testing/tone-model.js';
export { writeVoiceModel } from './voice-model.js';
