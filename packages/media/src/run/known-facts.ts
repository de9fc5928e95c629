import { stat } from 'node:fs/promises';
import { readSourceFacts } from './read-source-facts.js';
import type { SourceFacts } from './source-cursor.js';

/** Files whose facts are remembered; those of an hour of film take less than a megabyte. */
const mostFiles = 8;

interface Known {
  /** Changes when the file does. */
  readonly stamp: string;
  readonly facts: SourceFacts;
}

/** By path, the one asked for last at the end. */
const known = new Map<string, Known>();

/**
 * The facts of a video file, as `readSourceFacts` reads them. Those of the last few files are remembered as long as the
 * files do not change: who looks at single frames opens the same file again and again.
 */
export async function knownFacts(path: string, signal?: AbortSignal): Promise<SourceFacts> {
  const stamp = await stampOf(path);
  const found = known.get(path);
  const facts = stamp !== undefined && found?.stamp === stamp ? found.facts : await readSourceFacts(path, signal);
  known.delete(path);
  if (stamp !== undefined) known.set(path, { stamp, facts });
  const [oldest] = known.keys();
  if (known.size > mostFiles && oldest !== undefined) known.delete(oldest);
  return facts;
}

/** Undefined where there is no file, or what is no file; whoever reads it says what is wrong. */
async function stampOf(path: string): Promise<string | undefined> {
  const info = await stat(path, { bigint: true }).catch(() => undefined);
  return info?.isFile() ? [info.dev, info.ino, info.size, info.mtimeNs, info.ctimeNs].join(' ') : undefined;
}
