import { isApiError } from '../api/api-error.js';
import { getJson, send, sendJson } from '../api/request.js';

/** A workflow that is kept on the server. */
export interface WorkflowFile {
  /** Below workflows/, without the ending. */
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** Everything below workflows/. */
export interface WorkflowList {
  readonly files: readonly WorkflowFile[];
  /** Folders that were made and may be empty. */
  readonly folders: readonly string[];
}

/** Keeps an empty folder: the server makes folders only for files. */
const folderMark = '.folder';

export const workflowsKey = ['workflows'] as const;

/** Lists all workflows and folders. @throws ApiError */
export async function listWorkflows(signal?: AbortSignal): Promise<WorkflowList> {
  const listed = await getJson<readonly { path: string; modified: number }[]>(
    'userdata?dir=workflows&recurse=true&full_info=true',
    { signal },
  );
  const files = listed
    .filter(({ path }) => path.endsWith('.json') && !path.split('/').some((part) => part.startsWith('.')))
    .map(({ path, modified }) => ({ path: path.slice(0, -'.json'.length), modified }));
  const marks = listed.filter(({ path }) => path.endsWith(`/${folderMark}`));
  return { files, folders: marks.map(({ path }) => path.slice(0, -(folderMark.length + 1))) };
}

/** Reads a workflow as it is on the disk, and when it was written. @throws ApiError */
export async function readWorkflowFile(path: string): Promise<{ readonly text: string; readonly modified: number }> {
  const [answer, modified] = await Promise.all([send(fileRoute(`${path}.json`), { method: 'GET' }), modifiedOf(path)]);
  return { text: await answer.text(), modified: modified ?? 0 };
}

/** When a workflow was written last; undefined where there is none. @throws ApiError */
export async function modifiedOf(path: string): Promise<number | undefined> {
  const { files } = await listWorkflows();
  return files.find((file) => file.path === path)?.modified;
}

/** Writes a workflow; without `overwrite` it is refused where one is there. Answers when it was written. @throws ApiError */
export async function writeWorkflowFile(
  path: string,
  text: string,
  { overwrite }: { readonly overwrite: boolean },
): Promise<number> {
  const answer = await send(`${fileRoute(`${path}.json`)}?overwrite=${overwrite}&full_info=true`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: text,
  });
  return ((await answer.json()) as { modified: number }).modified;
}

/** Moves or renames a workflow; refused where another one is there. @throws ApiError */
export async function moveWorkflowFile(from: string, to: string): Promise<number> {
  const route = `${fileRoute(`${from}.json`)}/move/${encodeURIComponent(`workflows/${to}.json`)}`;
  const { modified } = await sendJson<{ modified: number }>('POST', `${route}?overwrite=false&full_info=true`);
  return modified;
}

export async function deleteWorkflowFile(path: string): Promise<void> {
  await sendJson('DELETE', fileRoute(`${path}.json`));
}

/** Makes a folder that stays when it is empty. @throws ApiError */
export async function makeFolder(path: string): Promise<void> {
  await send(`${fileRoute(`${path}/${folderMark}`)}?overwrite=true`, { method: 'POST', body: '' });
}

/** Gives a folder another path, with all that is in it. @throws ApiError */
export async function moveFolder(from: string, to: string): Promise<void> {
  const { files } = await listWorkflows();
  await makeFolder(to);
  for (const { path } of files.filter((file) => file.path.startsWith(`${from}/`))) {
    await moveWorkflowFile(path, to + path.slice(from.length));
  }
  await forgetFolders(from, to);
}

/** Removes a folder that holds no workflows any more. @throws ApiError */
export async function deleteFolder(path: string): Promise<void> {
  await forgetFolders(path);
}

/** Takes the marks of a folder and of those in it away, or along to another place. */
async function forgetFolders(from: string, to?: string): Promise<void> {
  const { folders } = await listWorkflows();
  for (const folder of folders.filter((each) => each === from || each.startsWith(`${from}/`))) {
    if (to !== undefined) await makeFolder(to + folder.slice(from.length));
    await sendJson('DELETE', fileRoute(`${folder}/${folderMark}`));
  }
}

/** Whether a file was not written because another one has its name. */
export function isNameTaken(thrown: unknown): boolean {
  return isApiError(thrown) && thrown.code === 'USER_DATA_EXISTS';
}

function fileRoute(name: string): string {
  return `userdata/${encodeURIComponent(`workflows/${name}`)}`;
}
