import { inputName } from '../api/input-file.js';
import { serverUrl } from '../api/request.js';
import { uploadFile } from '../api/upload-file.js';
import type { Language } from '../i18n/start-i18n.js';
import { sampleScript, sampleTable } from './sample-texts.js';

type Media = 'image' | 'audio' | 'video' | 'file';

/** The page's samples that stand for files which templates name, by the last part of the name. */
const samples: Readonly<Record<string, { readonly media: Media; readonly file: (language: Language) => string }>> = {
  'presenter.mp4': { media: 'video', file: () => 'presenter.mp4' },
  'presenter-green.mp4': { media: 'video', file: () => 'presenter-green.mp4' },
  'presenter-half.mp4': { media: 'video', file: () => 'presenter-half.mp4' },
  'presenter.png': { media: 'image', file: () => 'photo.jpg' },
  'office.png': { media: 'image', file: () => 'office.jpg' },
  'office.jpg': { media: 'image', file: () => 'office.jpg' },
  'studio.png': { media: 'image', file: () => 'studio.jpg' },
  'logo.png': { media: 'image', file: () => 'logo.png' },
  'music.mp3': { media: 'audio', file: () => 'music.mp3' },
  'speech-en.wav': { media: 'audio', file: (language) => `voice-${language}.mp3` },
  // Whole, and in Chinese for all: the template that names it has its words as a script.
  'speech-zh.wav': { media: 'audio', file: () => 'talk-zh.mp3' },
};

/** Puts the sample for a file of a template into inputs/ and answers its name there; `''` where there is none. */
export async function sampleFor(name: string, language: Language): Promise<string> {
  const last = name.slice(name.lastIndexOf('/') + 1);
  if (last === 'script.txt') return upload(new File([sampleScript(language)], last), 'file');
  if (last === 'lecturers.csv') return uploadTable(language);
  const { media, file } = Object.hasOwn(samples, last) ? (samples[last] ?? {}) : {};
  return media && file ? uploadSample(file(language), media) : '';
}

/** The table goes with the files that it names, and with recordings named after its people. */
async function uploadTable(language: Language): Promise<string> {
  const [photo, film, room, voice] = await Promise.all([
    uploadSample('photo.jpg', 'image'),
    uploadSample('presenter.mp4', 'video'),
    uploadSample('office.jpg', 'image'),
    uploadSample(`voice-${language}.mp3`, 'audio'),
  ]);
  const { text, named } = sampleTable(language, { photo, film, room, voice });
  for (const name of named) await uploadSample(`voice-${language}.mp3`, 'audio', `${name}.mp3`, 'voices');
  // With the mark that Excel needs to read Chinese.
  return upload(new File([`\uFEFF${text}`], 'lecturers.csv', { type: 'text/csv' }), 'file');
}

async function uploadSample(file: string, media: Media, name = file, subfolder?: string): Promise<string> {
  const answer = await fetch(serverUrl(`samples/${file}`));
  return upload(new File([await answer.blob()], name), media, subfolder);
}

async function upload(file: File, media: Media, subfolder?: string): Promise<string> {
  return inputName(await uploadFile(file, { media, subfolder }));
}
