import { inputName } from '../api/input-file.js';
import { serverUrl } from '../api/request.js';
import { uploadFile } from '../api/upload-file.js';
import type { Language } from '../i18n/start-i18n.js';

/** Samples of the page that stand for files that templates name. */
const samples = {
  'presenter.mp4': { media: 'video', file: () => 'presenter.mp4', type: 'video/mp4' },
  'presenter.png': { media: 'image', file: () => 'photo.jpg', type: 'image/jpeg' },
  'speech-en.wav': { media: 'audio', file: (language: Language) => `voice-${language}.mp3`, type: 'audio/mpeg' },
} as const;

/** Puts the sample for a file of a template into inputs/ and answers its name there; `''` where there is none. */
export async function sampleFor(name: string, language: Language): Promise<string> {
  if (!Object.hasOwn(samples, name)) return '';
  const { media, file, type } = samples[name as keyof typeof samples];
  const answer = await fetch(serverUrl(`samples/${file(language)}`));
  return inputName(await uploadFile(new File([await answer.blob()], file(language), { type }), { media }));
}
