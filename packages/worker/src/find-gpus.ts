import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { WorkerState } from '@talkgraph/runtime';

type Gpu = NonNullable<WorkerState['gpus']>[number];

const query = ['--query-gpu=name,memory.total,memory.free', '--format=csv,noheader,nounits'];

/** The NVIDIA cards of this machine, as its driver lists them; none where there is no driver. */
export async function findGpus(): Promise<readonly Gpu[]> {
  try {
    const { stdout } = await promisify(execFile)('nvidia-smi', query, { timeout: 5000 });
    return stdout.split('\n').flatMap(readLine);
  } catch {
    return [];
  }
}

/** `NVIDIA H200, 143771, 143000`, in MiB. A card that does not tell its memory says `[N/A]`. */
function readLine(line: string): readonly Gpu[] {
  const [name, total, free] = line.split(',').map((part) => part.trim());
  if (!name) return [];
  return [{ name, memoryBytes: mebibytes(total), freeBytes: mebibytes(free) }];
}

function mebibytes(text: string | undefined): number {
  return (Number(text) || 0) * 1024 * 1024;
}
