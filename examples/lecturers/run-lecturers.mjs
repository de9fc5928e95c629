import { spawn } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startS3Server, startSmtpServer } from '@talkgraph/delivery/testing';
import { openHome, openSecretStore } from '@talkgraph/runtime';
import { makeSamples } from '../../samples/make-samples.mjs';

const program = fileURLToPath(new URL('../../apps/cli/bin/talkgraph.mjs', import.meta.url));
const workflow = fileURLToPath(new URL('../course-openings.json', import.meta.url));

/**
 * Makes the course openings of the lecturers, with an S3 server and a mail server on this machine that stand in for a
 * company's.
 * @param {{home: string, samples?: Record<string, string>, args?: readonly string[], onLine?: (line: string) => void,
 *   prepare?: (home: object) => Promise<void>}} options `home`: an empty folder; `samples`: other files than the sample
 * lecturers', path by name; `args`: further arguments of `talkgraph run`; `prepare` may change the inputs
 * @returns {Promise<{code: number | null, objects: readonly string[], mails: readonly object[],
 *   get: (name: string) => Promise<{bytes: Buffer}>, close: () => Promise<void>}>} what the two servers have received
 */
export async function runLecturers({ home: root, samples, args = [], onLine = () => {}, prepare = async () => {} }) {
  const files = samples ?? (await makeSamples({ only: ['lecturers'], say: onLine }));
  const home = await openHome(root);
  for (const [name, path] of Object.entries(files)) {
    await mkdir(dirname(join(home.inputs, name)), { recursive: true });
    await cp(path, join(home.inputs, name));
  }
  await prepare(home);
  const [storage, mail] = [await startS3Server(), await startSmtpServer()];
  const close = async () => {
    await storage.close();
    await mail.close();
  };
  try {
    const secrets = await openSecretStore(home.root);
    await secrets.set('storage', { kind: 's3', fields: storage.fields });
    await secrets.set('mail', { kind: 'smtp', fields: mail.fields });
    const code = await runTalkgraph(home, args, onLine);
    return { code, objects: await storage.list(), mails: mail.mails, get: (name) => storage.get(name), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Runs the command as a user would, and answers its exit code. */
async function runTalkgraph(home, args, onLine) {
  const child = spawn(process.execPath, [program, 'run', workflow, ...args], {
    env: { ...process.env, TALKGRAPH_HOME: home.root },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream.setEncoding('utf8').on('data', (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    });
  }
  return new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
}
