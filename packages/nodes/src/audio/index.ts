import { definePack } from '@talkgraph/engine';
import { audioInfo } from './audio-info.js';
import { audioQuality } from './audio-quality.js';
import { audioVolume } from './audio-volume.js';
import { concatAudio } from './concat-audio.js';
import { denoise } from './denoise.js';
import { loadAudio } from './load-audio.js';
import { loadAudioFolder } from './load-audio-folder.js';
import { loopAudio } from './loop-audio.js';
import { mixAudio } from './mix-audio.js';
import { normalizeLoudness } from './normalize-loudness.js';
import { previewAudio } from './preview-audio.js';
import { saveAudio } from './save-audio.js';
import { silentAudio } from './silent-audio.js';
import { splitBySilence } from './split-by-silence.js';
import { trimAudio } from './trim-audio.js';
import { trimSilence } from './trim-silence.js';

/** Sounds: loading, saving, cutting, joining, mixing; recordings of speech: cleaning and judging them. */
export const audioPack = definePack({
  name: 'audio',
  version: '0.1.0',
  label: { en: 'Audio', zh: '音频' },
  nodes: [
    loadAudio,
    loadAudioFolder,
    saveAudio,
    previewAudio,
    trimAudio,
    concatAudio,
    loopAudio,
    audioVolume,
    mixAudio,
    silentAudio,
    audioInfo,
    denoise,
    normalizeLoudness,
    splitBySilence,
    trimSilence,
    audioQuality,
  ],
});
