import { readdir, readFile } from 'node:fs/promises';
import type { Check } from './finding.js';

/**
 * Names the graphics cards the system shows to programs. None is needed; whether one can encode is another check. Linux
 * only: elsewhere nothing is looked for and none is reported.
 */
export const checkGpu: Check = async ({ messages }) => {
  const cards = [...(await nvidiaCards()), ...(await renderDevices())];
  const found = cards.length > 0 ? messages.doctor.gpuFound(cards.join(', ')) : messages.doctor.gpuNone;
  return { check: 'gpu', state: 'ok', found, data: { cards } };
};

async function nvidiaCards(): Promise<string[]> {
  const root = '/proc/driver/nvidia/gpus';
  const folders = await readdir(root).catch(() => []);
  const names = folders.map(async (folder) => {
    const information = await readFile(`${root}/${folder}/information`, 'utf8').catch(() => '');
    return information.match(/^Model:\s*(.+)$/m)?.[1]?.trim() ?? 'NVIDIA';
  });
  return Promise.all(names);
}

async function renderDevices(): Promise<string[]> {
  const devices = await readdir('/dev/dri').catch(() => []);
  return devices.filter((name) => name.startsWith('render')).map((name) => `/dev/dri/${name}`);
}
