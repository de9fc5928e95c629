import type { ComfyServer } from './comfy-server.js';
import { type ComfyWorkflow, nodeName } from './comfy-workflow.js';
import { comfyuiNothingMade } from './errors.js';
import type { HistoryEntry } from './history-entry.js';

/** What a file is, as far as anything here can use it. */
export type MadeKind = 'video' | 'image' | 'audio' | 'text';

/** A file that a prompt has made, as the server names it. */
export interface MadeFile {
  readonly node: string;
  readonly kind: MadeKind;
  readonly filename: string;
  readonly subfolder: string;
  /** `output`, `temp` or `input`. */
  readonly type: string;
}

/** What a prompt has made, in the order in which it was told. */
export interface MadeThings {
  readonly files: readonly MadeFile[];
  /** Texts that nodes show. */
  readonly texts: readonly string[];
}

/** As many nodes as a sentence carries. */
const mostNamed = 12;

/**
 * Reads the results out of an entry of history. Nodes put files under names of their own (`images`, `gifs`, `audio`,
 * `video`…), so whatever looks like a file is taken; what it is follows from its name. Of each kind, files that were saved
 * go before those that were only shown.
 * @param wanted id or title of a node; empty for all
 * @throws COMFYUI_NOTHING_MADE
 */
export function madeThings(
  server: ComfyServer,
  workflow: ComfyWorkflow,
  { outputs = {} }: HistoryEntry,
  wanted = '',
): MadeThings {
  const all = Object.entries(outputs).map(([node, shown]) => ({ node, ...readShown(node, shown) }));
  const useful = all.filter(({ files, texts }) => files.length + texts.length > 0);
  const chosen = wanted.trim() === '' ? useful : useful.filter(({ node }) => isNamed(workflow, node, wanted.trim()));
  if (chosen.length === 0) {
    const made = useful.slice(0, mostNamed).map(({ node }) => nodeName(workflow, node));
    throw comfyuiNothingMade({ place: server.place, wanted: wanted.trim(), made });
  }
  return { files: preferSaved(chosen.flatMap(({ files }) => files)), texts: chosen.flatMap(({ texts }) => texts) };
}

/** Nodes that came from expanding one carry its id in front: `12.0.0.3`, `12:3`. */
function isNamed(workflow: ComfyWorkflow, node: string, wanted: string): boolean {
  if (node === wanted || node.startsWith(`${wanted}.`) || node.startsWith(`${wanted}:`)) return true;
  const { class_type: type, _meta } = workflow[node] ?? {};
  return [_meta?.title, type].some((name) => name?.toLowerCase() === wanted.toLowerCase());
}

function preferSaved(files: readonly MadeFile[]): readonly MadeFile[] {
  const order = ['output', 'temp', 'input'];
  const best = (kind: MadeKind) => order.find((type) => files.some((file) => file.kind === kind && file.type === type));
  return files.filter(({ kind, type }) => type === best(kind));
}

/** Where nodes put texts. */
const textKeys: readonly string[] = ['text', 'texts', 'string', 'STRING', 'result'];

function readShown(node: string, shown: Readonly<Record<string, unknown>>): MadeThings {
  const files: MadeFile[] = [];
  const texts: string[] = [];
  const animated = Array.isArray(shown.animated) && shown.animated[0] === true;
  for (const [key, value] of Object.entries(shown)) {
    if (textKeys.includes(key))
      texts.push(...[value].flat().filter((item): item is string => typeof item === 'string'));
    if (!Array.isArray(value)) continue;
    for (const item of value) {
      const file = readFile(node, item, key === 'gifs' || animated);
      if (file) files.push(file);
    }
  }
  return { files, texts };
}

function readFile(node: string, item: unknown, isMoving: boolean): MadeFile | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const { filename, subfolder = '', type = 'output', format = '' } = item as Readonly<Record<string, unknown>>;
  if (typeof filename !== 'string' || typeof subfolder !== 'string' || typeof type !== 'string') return undefined;
  const kind = kindOf(filename, String(format), isMoving);
  return kind && { node, kind, filename, subfolder, type };
}

const extensions: Readonly<Record<MadeKind, readonly string[]>> = {
  video: ['mp4', 'webm', 'mov', 'mkv', 'avi', 'm4v', 'mpg', 'mpeg', 'ogv', 'ts', 'flv'],
  image: ['png', 'jpg', 'jpeg', 'webp', 'bmp', 'tif', 'tiff', 'avif', 'apng'],
  audio: ['wav', 'mp3', 'flac', 'ogg', 'opus', 'm4a', 'aac', 'oga', 'aif', 'aiff'],
  text: ['txt', 'srt', 'vtt', 'json', 'csv', 'md', 'ass'],
};

function kindOf(filename: string, format: string, isMoving: boolean): MadeKind | undefined {
  const extension = filename.slice(filename.lastIndexOf('.') + 1).toLowerCase();
  if (extension === 'gif') return isMoving ? 'video' : 'image';
  const known = (Object.keys(extensions) as MadeKind[]).find((kind) => extensions[kind].includes(extension));
  return known ?? (['video', 'image', 'audio'] as const).find((kind) => format.startsWith(`${kind}/`));
}
