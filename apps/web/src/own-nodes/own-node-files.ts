import { getJson, send, sendJson } from '../api/request.js';

/** Where ComfyUI keeps its blueprints too, below the user's data. */
const folder = 'subgraphs';
const ending = '.json';

/** The names of the nodes that are kept, and their texts. @throws ApiError */
export async function readOwnNodeFiles(): Promise<readonly { readonly name: string; readonly text: string }[]> {
  // Asked for level by level: a folder that is not there yet is no mistake.
  const top = await getJson<readonly { name: string; type: string }[]>('v2/userdata');
  if (!top.some(({ name, type }) => name === folder && type === 'directory')) return [];
  const names = (await getJson<readonly string[]>(`userdata?dir=${folder}`)).filter((path) => path.endsWith(ending));
  const texts = await Promise.allSettled(
    names.map(async (path) => (await send(address(path.slice(0, -ending.length)), { method: 'GET' })).text()),
  );
  // One that cannot be read must not hide the others.
  return texts.flatMap((text, at) =>
    text.status === 'fulfilled' ? [{ name: (names[at] ?? '').slice(0, -ending.length), text: text.value }] : [],
  );
}

/** @throws ApiError */
export async function writeOwnNodeFile(name: string, text: string): Promise<void> {
  await send(`${address(name)}?overwrite=true`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: text,
  });
}

/** @throws ApiError */
export async function deleteOwnNodeFile(name: string): Promise<void> {
  await sendJson('DELETE', address(name));
}

function address(name: string): string {
  return `userdata/${encodeURIComponent(`${folder}/${name}${ending}`)}`;
}
