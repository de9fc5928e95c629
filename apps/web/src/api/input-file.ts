import type { FileName } from './file-address.js';

/** The name of a file as nodes take it: with its subfolder, and the folder of the home behind it where that is not inputs/. */
export function inputName({ filename, subfolder, type = 'input' }: FileName): string {
  const name = subfolder ? `${subfolder}/${filename}` : filename;
  return type === 'input' ? name : `${name} [${type}]`;
}

/** The file that a node's value names: `a/b.wav`, relative to inputs/, or `a/b.wav [output]`. */
export function inputFile(value: string): FileName {
  const [, path = value, type = 'input'] = /^(.*?)(?:\s*\[(input|output|temp)\])?$/su.exec(value) ?? [];
  const slash = path.lastIndexOf('/');
  return { filename: path.slice(slash + 1), subfolder: path.slice(0, Math.max(0, slash)), type };
}
