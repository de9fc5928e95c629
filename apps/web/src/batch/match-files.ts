import { type BatchRow, isBlank, newRow } from './batch.js';
import type { BatchColumn } from './batch-column.js';

/** A file to be given to a row: its name on the user's disk, what it is, and how inputs/ calls it. */
export interface GivenFile {
  readonly name: string;
  readonly media: 'image' | 'audio' | 'video' | 'other';
  readonly stored: string;
}

/** Where files went. */
export interface FileMatch {
  readonly rows: readonly BatchRow[];
  readonly matched: number;
  readonly added: number;
  /** Names of files that fit no cell. */
  readonly unmatched: readonly string[];
}

/** Words at the end of names that say what the file is rather than whom it belongs to. */
const role =
  /[\s._-]*(face|person|video|photo|image|voice|audio|speech|sound|人脸|人物|视频|照片|图片|声音|音频|语音|录音)$/;

/** Orders names as people count: `2` before `10`. */
export const byName = new Intl.Collator(['zh', 'en'], { numeric: true, sensitivity: 'base' });

/**
 * Gives files to rows: to the row whose key is the file's name, else to the row that has a file of that name already;
 * files of one name (`01.mp4`, `01.wav`) make a row together. Where no two names are alike and no row is known by them, the
 * first film goes with the first recording, and so on.
 * @param keyColumn the column that holds the rows' keys; left out, only the names of files count
 */
export function matchFiles(
  rows: readonly BatchRow[],
  columns: readonly BatchColumn[],
  files: readonly GivenFile[],
  keyColumn?: string,
): FileMatch {
  const places = columns.filter(({ kind }) => kind === 'file');
  const sorted = [...files].sort((a, b) => byName.compare(a.name, b.name));
  const isKnown = (stem: string) => rows.some((row) => isRowOf(row, stem, places, keyColumn));
  const groups = grouped(sorted, places, isKnown);
  const made = [...rows];
  const unmatched: string[] = [];
  let added = 0;
  for (const [stem, group] of groups) {
    const known = made.findIndex((row) => isRowOf(row, stem, places, keyColumn));
    const free = known >= 0 ? known : made.findIndex(isBlank);
    const at = free >= 0 ? free : made.length;
    const before = made[at] ?? newRow();
    const cells = keyColumn && known < 0 ? { ...before.cells, [keyColumn]: stem } : { ...before.cells };
    const left = group.filter((file) => !putFile(file, cells, places));
    unmatched.push(...left.map(({ name }) => name));
    if (left.length === group.length) continue;
    if (at === made.length) added += 1;
    made[at] = { ...before, cells };
  }
  return { rows: made, matched: files.length - unmatched.length, added, unmatched };
}

/** Files by the name they share. */
function grouped(
  files: readonly GivenFile[],
  places: readonly BatchColumn[],
  isKnown: (stem: string) => boolean,
): ReadonlyMap<string, readonly GivenFile[]> {
  const groups = new Map<string, GivenFile[]>();
  for (const file of files) {
    const stem = stemOf(file.name);
    groups.set(stem, [...(groups.get(stem) ?? []), file]);
  }
  const areAllAlone = [...groups].every(([stem, group]) => group.length === 1 && !isKnown(stem));
  return areAllAlone && places.length > 1 ? inOrder(files) : groups;
}

/** The first of every kind together, then the second of every kind. */
function inOrder(files: readonly GivenFile[]): ReadonlyMap<string, readonly GivenFile[]> {
  const byMedia = [...new Set(files.map(({ media }) => media))].map((kind) =>
    files.filter(({ media }) => media === kind),
  );
  // One kind alone says nothing of order; its names may still be those of rows.
  if (byMedia.length < 2) return new Map(files.map((file) => [stemOf(file.name), [file]]));
  const longest = Math.max(...byMedia.map((list) => list.length));
  const groups = Array.from({ length: longest }, (_, at) => byMedia.flatMap((list) => list.slice(at, at + 1)));
  return new Map(groups.map((group) => [stemOf(group[0]?.name ?? ''), group]));
}

function isRowOf(row: BatchRow, stem: string, places: readonly BatchColumn[], keyColumn: string | undefined): boolean {
  if (keyColumn && stemOf(row.cells[keyColumn] ?? '') === stem) return true;
  return places.some(({ key }) => {
    const name = row.cells[key] ?? '';
    return name !== '' && stemOf(name) === stem;
  });
}

/** Puts a file into the first free cell that takes its kind, replacing only a cell that names the same file. */
function putFile(
  { name, media, stored }: GivenFile,
  cells: Record<string, string>,
  places: readonly BatchColumn[],
): boolean {
  const fits = places.filter(({ widget }) => widget?.kind === 'file' && takes(widget.media, media));
  const isSame = ({ key }: BatchColumn) => fileName(cells[key] ?? '').toLowerCase() === fileName(name).toLowerCase();
  const place = fits.find(isSame) ?? fits.find(({ key }) => (cells[key] ?? '') === '');
  if (!place) return false;
  cells[place.key] = stored;
  return true;
}

function takes(wanted: 'image' | 'audio' | 'video' | 'file', media: GivenFile['media']): boolean {
  return wanted === 'file' || wanted === media;
}

/** The name without folder, ending and role, in lower case. */
export function stemOf(name: string): string {
  const stem = fileName(name)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\.[^.]{1,5}$/, '');
  return stem.replace(role, '') || stem;
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
