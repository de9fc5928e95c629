import { textOf } from '../api/api-error.js';
import { fileQuery } from '../api/file-address.js';
import { getJson, serverUrl } from '../api/request.js';
import { uploadFile } from '../api/upload-file.js';
import { givenFile, type ProbedFile, type Slot, slotOf } from './given-file.js';
import { useStart } from './start-state.js';

/** Files that the page brings along, to try it out. */
export const samples = {
  clip: { path: 'samples/presenter.mp4', type: 'video/mp4', slot: 'face' },
  photo: { path: 'samples/photo.jpg', type: 'image/jpeg', slot: 'face' },
  en: { path: 'samples/voice-en.mp3', type: 'audio/mpeg', slot: 'voice' },
  zh: { path: 'samples/voice-zh.mp3', type: 'audio/mpeg', slot: 'voice' },
} as const;

/** Takes what was dropped or pasted. One file goes where it was dropped; several, or one dropped beside, go by what they are. */
export function giveFiles(files: readonly File[], at?: Slot): void {
  const [only] = files;
  if (only && files.length === 1) void giveFile(at ?? slotOf(only.type), only);
  else for (const file of files.slice(0, 2)) void giveFile(slotOf(file.type), file);
}

/** Uploads a file into one of the two areas, and finds out what it is. */
export async function giveFile(slot: Slot, file: File): Promise<void> {
  const { setSlot } = useStart.getState();
  useStart.getState()[slot].upload?.cancel();
  const controller = new AbortController();
  const { signal } = controller;
  const before = useStart.getState()[slot].given;
  const giveUp = () => setSlot(slot, before ? { given: before } : {});
  const cancel = () => {
    controller.abort();
    giveUp();
  };
  const show = (share: number) => !signal.aborted && setSlot(slot, { upload: { name: file.name, share, cancel } });
  show(0);
  try {
    const media = slot === 'face' ? 'video' : 'audio';
    const stored = await uploadFile(file, { media, onProgress: show, signal });
    show(1);
    const probed = await getJson<ProbedFile>(`api/probe?${fileQuery(stored)}`, { signal });
    if (!signal.aborted) setSlot(slot, taken(slot, givenFile(stored, file.name, probed), probed));
  } catch (thrown) {
    if (!signal.aborted) setSlot(slot, { problem: textOf(thrown) });
  }
}

/** Gives one of the page's own samples, as if the visitor had chosen it. */
export async function giveSample(name: keyof typeof samples): Promise<void> {
  const { path, type, slot } = samples[name];
  try {
    const answer = await fetch(serverUrl(path));
    const fileName = path.slice(path.lastIndexOf('/') + 1);
    await giveFile(slot, new File([await answer.blob()], fileName, { type }));
  } catch (thrown) {
    useStart.getState().setSlot(slot, { problem: textOf(thrown) });
  }
}

function taken(slot: Slot, given: ReturnType<typeof givenFile>, probed: ProbedFile) {
  if (slot === 'voice' && !probed.audio) return { problem: silent };
  if (slot === 'face' && !probed.video) return { problem: pictureless };
  return { given };
}

const silent = {
  en: 'There is no sound in this file. Choose a recording of someone speaking.',
  zh: '这个文件里没有声音。请选择一段有人说话的录音。',
};

const pictureless = {
  en: 'There is no picture in this file. Choose a video or a photo of a person.',
  zh: '这个文件里没有画面。请选择人物的视频或照片。',
};
