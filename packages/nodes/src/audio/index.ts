import { definePack } from '@talkgraph/engine';
import { audioInfo } from './audio-info.js';
import { audioVolume } from './audio-volume.js';
import { concatAudio } from './concat-audio.js';
import { loadAudio } from './load-audio.js';
import { loadAudioFolder } from './load-audio-folder.js';
import { loopAudio } from './loop-audio.js';
import { mixAudio } from './mix-audio.js';
import { previewAudio } from './preview-audio.js';
import { saveAudio } from './save-audio.js';
import { silentAudio } from './silent-audio.js';
import { trimAudio } from './trim-audio.js';

/** Sounds: loading, saving, cutting, joining, mixing. */
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
  ],
});
