import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const samples = fileURLToPath(new URL('../../apps/web/public/samples/', import.meta.url));
const examples = fileURLToPath(new URL('../../examples/', import.meta.url));

/** What lies in the home before the server starts: the samples, and workflows that were saved. */
export async function fillHome(home) {
  await mkdir(join(home, 'inputs'), { recursive: true });
  await mkdir(join(home, 'workflows', 'Courses'), { recursive: true });
  for (const name of ['presenter.mp4', 'photo.jpg', 'voice-en.mp3', 'voice-zh.mp3']) {
    await copyFile(join(samples, name), join(home, 'inputs', name));
  }
  // No picture beyond its first bytes, for a job that fails.
  await writeFile(join(home, 'inputs', 'broken.jpg'), (await readFile(join(samples, 'photo.jpg'))).subarray(0, 500));
  await saveWorkflow(home, 'talking-head', 'Welcome');
  await writeFile(join(home, 'workflows', 'Greetings.json'), JSON.stringify(greetings));
  await saveWorkflow(home, 'photo-talks', 'Courses/Lesson 1');
  await saveWorkflow(home, 'talking-head-with-music', 'Courses/Lesson 2');
}

async function saveWorkflow(home, example, path) {
  const text = await readFile(join(examples, `${example}.ui.json`), 'utf8');
  await writeFile(join(home, 'workflows', `${path}.json`), text.replace('speech-en.wav', 'voice-en.mp3'));
}

/** A photo that talks, with three inputs that the batch page shows. */
const greetings = {
  nodes: [
    {
      id: 1,
      type: 'LoadImage',
      inputs: [],
      outputs: [{ name: 'IMAGE', type: 'IMAGE' }],
      widgets_values: ['photo.jpg'],
    },
    {
      id: 2,
      type: 'LoadAudio',
      inputs: [],
      outputs: [{ name: 'AUDIO', type: 'AUDIO' }],
      widgets_values: ['voice-en.mp3'],
    },
    { id: 3, type: 'LipIntensity', inputs: [], outputs: [{ name: 'LIPSYNC_OPTIONS', type: 'LIPSYNC_OPTIONS' }] },
    {
      id: 4,
      type: 'HeyGemTalkingHead',
      inputs: [
        { name: 'audio', type: 'AUDIO', link: 2 },
        { name: 'video', type: 'VIDEO', link: 1 },
        { name: 'options', type: 'LIPSYNC_OPTIONS', link: 3 },
      ],
      outputs: [{ name: 'VIDEO', type: 'VIDEO' }],
      widgets_values: [false, '720p', 'embedded'],
    },
    {
      id: 5,
      type: 'SaveVideo',
      inputs: [{ name: 'video', type: 'VIDEO', link: 4 }],
      widgets_values: ['greetings/out'],
    },
  ],
  links: [
    [1, 1, 0, 4, 1, 'IMAGE'],
    [2, 2, 0, 4, 0, 'AUDIO'],
    [3, 3, 0, 4, 2, 'LIPSYNC_OPTIONS'],
    [4, 4, 0, 5, 0, 'VIDEO'],
  ],
  extra: {
    talkgraph: {
      inputs: [
        { name: 'Picture', node: '1', input: 'image' },
        { name: 'Voice', node: '2', input: 'audio' },
        { name: 'Intensity', node: '3', input: 'intensity' },
      ],
    },
  },
  version: 0.4,
};

const talking = (smoothness, title) => ({
  1: { class_type: 'LoadVideo', inputs: { file: 'presenter.mp4' } },
  2: { class_type: 'LoadAudio', inputs: { audio: 'voice-en.mp3' } },
  3: { class_type: 'MotionSmoothness', inputs: { smoothness } },
  4: {
    class_type: 'HeyGemTalkingHead',
    inputs: { audio: ['2', 0], video: ['1', 0], options: ['3', 0], use_gpu: false, resolution: '720p' },
  },
  5: { class_type: 'SaveVideo', inputs: { video: ['4', 0], filename_prefix: title } },
});

const faceless = {
  1: { class_type: 'EmptyImage', inputs: { width: 320, height: 240, batch_size: 1, color: 8_421_504 } },
  2: { class_type: 'LoadAudio', inputs: { audio: 'voice-zh.mp3' } },
  3: {
    class_type: 'HeyGemTalkingHead',
    inputs: { audio: ['2', 0], video: ['1', 0], use_gpu: false, resolution: '720p' },
  },
  4: { class_type: 'SaveVideo', inputs: { video: ['3', 0], filename_prefix: 'faceless' } },
};

/** Runs what the list of runs, the comparison and the inspector show. */
export async function makeRuns(url) {
  await submit(url, faceless, 'Without a face');
  await submit(url, talking(0.1, 'crisp'), 'Crisp lips');
  await submit(url, talking(0.8, 'soft'), 'Soft lips');
  await idle(url);
}

/** Hands a prompt in, and answers the run's id. */
export async function submit(url, prompt, title) {
  const answer = await fetch(`${url}/prompt`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ prompt, extra_data: { talkgraph: { title } } }),
  });
  if (!answer.ok) throw new Error(`${title}: ${await answer.text()}`);
  return (await answer.json()).prompt_id;
}

/** Waits until nothing runs and nothing waits. */
export async function idle(url) {
  for (;;) {
    const queue = await (await fetch(`${url}/queue`)).json();
    if (queue.queue_running.length + queue.queue_pending.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
