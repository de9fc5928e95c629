import { spawn } from 'node:child_process';
import { access, constants, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { throwIfCancelled } from '@talkgraph/media';
import { speechNotRecognized } from '../../errors.js';
import type { SpeechRecognizer } from '../contract.js';
import { readHypotheses } from './read-hypotheses.js';

const program = 'pocketsphinx_continuous';

/** The path of PocketSphinx (Debian packages pocketsphinx and pocketsphinx-en-us); undefined where it is not installed. */
export async function findPocketsphinx(path = process.env.PATH ?? ''): Promise<string | undefined> {
  for (const folder of path.split(delimiter)) {
    const candidate = join(folder, program);
    const usable = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (folder !== '' && usable) return candidate;
  }
  return undefined;
}

/**
 * PocketSphinx as a program of its own: English only, far from what today's models reach, but there without fetching any.
 * It knows when each word is said.
 * @param scratch a folder for the sound that the program reads; what is put there is removed
 */
export function createPocketsphinxRecognizer(
  path: string,
  { scratch }: { readonly scratch: () => Promise<string> },
): SpeechRecognizer {
  return {
    name: 'PocketSphinx',
    longestSeconds: 40,
    async recognize({ samples }, signal) {
      throwIfCancelled(signal);
      const folder = await mkdtemp(join(await scratch(), 'pocketsphinx-'));
      try {
        const file = join(folder, 'speech.raw');
        await writeFile(file, sixteenBits(samples));
        return readHypotheses(await runProgram(path, ['-infile', file, '-time', 'yes', '-logfn', '/dev/null'], signal));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

function sixteenBits(samples: Float32Array): Buffer {
  const bytes = Buffer.alloc(samples.length * 2);
  for (const [i, sample] of samples.entries()) {
    bytes.writeInt16LE(Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768))), i * 2);
  }
  return bytes;
}

/** What the program prints. It is killed when the call is cancelled. */
function runProgram(path: string, args: readonly string[], signal: AbortSignal | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const kill = () => child.kill('SIGKILL');
    signal?.addEventListener('abort', kill, { once: true });
    let [printed, complaint] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-500);
    });
    const fail = (reason: string, cause?: unknown) =>
      reject(speechNotRecognized({ recognizer: 'PocketSphinx', reason }, cause));
    child.once('error', (error) => {
      signal?.removeEventListener('abort', kill);
      fail(error.message, error);
    });
    child.once('close', (code, killedBy) => {
      signal?.removeEventListener('abort', kill);
      try {
        throwIfCancelled(signal);
      } catch (cancelled) {
        reject(cancelled as Error);
        return;
      }
      if (code === 0) resolve(printed);
      else fail(complaint.trim() || String(killedBy ?? code));
    });
  });
}
