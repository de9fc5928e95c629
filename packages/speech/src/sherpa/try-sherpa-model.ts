import { argv } from 'node:process';
import { loadSherpa } from './load-sherpa.js';

/** The program of `checkSherpaModel`: makes what it is told, and lets a recogniser hear a second of silence. */
const [, , kind, config = '{}'] = argv;
const sherpa = await loadSherpa();
const settings = JSON.parse(config) as object;
if (kind === 'OfflineTts') await sherpa.OfflineTts.createAsync(settings);
else {
  const sound = { samples: new Float32Array(16_000), sampleRate: 16_000 };
  if (kind === 'OfflineRecognizer') {
    const recognizer = await sherpa.OfflineRecognizer.createAsync(settings);
    const stream = recognizer.createStream();
    stream.acceptWaveform(sound);
    await recognizer.decodeAsync(stream);
  } else {
    const identifier = new sherpa.SpokenLanguageIdentification(settings);
    const stream = identifier.createStream();
    stream.acceptWaveform(sound);
    identifier.compute(stream);
  }
}
