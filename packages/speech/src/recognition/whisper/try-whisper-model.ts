import { argv } from 'node:process';
import { recognitionSampleRate } from '../contract.js';
import { createWhisperRecognizer } from './whisper-recognizer.js';

/** The program of `checkWhisperModel`: lets a model hear a second of silence. */
const [, , folder = '', name = ''] = argv;
const silence = { samples: new Float32Array(recognitionSampleRate), language: 'auto' };
await createWhisperRecognizer(folder, name).recognize(silence);
// What FFmpeg and whisper.cpp leave behind of a damaged model is not worth waiting for.
process.exit(0);
