import { sep } from 'node:path';

/** A relative path as clients see it, on Windows too. */
export function withSlashes(path: string): string {
  return path.split(sep).join('/');
}
