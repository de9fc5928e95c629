import type { TreeNodeData } from '@mantine/core';
import type { PaletteEntry } from './palette-entry.js';

/** What the tree shows. */
export interface PaletteTreeData {
  readonly data: TreeNodeData[];
  /** By the value of their leaves: an entry may also stand among the starred and the recent ones. */
  readonly leaves: ReadonlyMap<string, PaletteEntry>;
}

interface Branch {
  readonly path: string;
  readonly branches: Map<string, Branch>;
  readonly entries: PaletteEntry[];
}

interface TreeOptions {
  readonly favourites: readonly string[];
  readonly recent: readonly string[];
  /** Values of the two lists on top. */
  readonly lists: { readonly favourites: string; readonly recent: string };
}

/** Sorts entries into their categories, in the order in which they come; starred and recent ones go on top. */
export function paletteTreeData(
  entries: readonly PaletteEntry[],
  { favourites, recent, lists }: TreeOptions,
): PaletteTreeData {
  const leaves = new Map<string, PaletteEntry>();
  const leaf = (branch: string, entry: PaletteEntry): TreeNodeData => {
    const value = `${branch}:${entry.type}`;
    leaves.set(value, entry);
    return { value, label: entry.label.en };
  };
  const list = (value: string, types: readonly string[]): TreeNodeData[] => {
    const listed = types.flatMap((type) => entries.find((entry) => entry.type === type) ?? []);
    return listed.length > 0 ? [{ value, label: value, children: listed.map((entry) => leaf(value, entry)) }] : [];
  };
  const drawn = ({ path, branches, entries: own }: Branch): TreeNodeData => ({
    value: path,
    label: path,
    children: [...own.map((entry) => leaf(path, entry)), ...[...branches.values()].map(drawn)],
  });
  const { branches } = sorted(entries.filter(({ deprecated }) => !deprecated));
  const data = [
    ...list(lists.favourites, favourites),
    ...list(lists.recent, recent),
    ...[...branches.values()].map(drawn),
  ];
  return { data, leaves };
}

function sorted(entries: readonly PaletteEntry[]): Branch {
  const root: Branch = { path: '', branches: new Map(), entries: [] };
  for (const entry of entries) {
    let branch = root;
    for (const part of entry.category.split('/')) {
      let next = branch.branches.get(part);
      if (!next) {
        next = { path: branch.path === '' ? part : `${branch.path}/${part}`, branches: new Map(), entries: [] };
        branch.branches.set(part, next);
      }
      branch = next;
    }
    branch.entries.push(entry);
  }
  return root;
}
