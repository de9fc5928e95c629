import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { program } from './run-talkgraph.js';

/** A `talkgraph serve` that has been started, and may not listen yet. */
export interface StartingTalkgraph {
  readonly child: ChildProcess;
  /** Where it listens; fails when it ends before. */
  readonly ready: Promise<string>;
  /** Its exit code; null when it was killed. */
  readonly ended: Promise<number | null>;
  /** All it has said so far. */
  said(): string;
}

/** A `talkgraph serve` of a test's own. */
export interface ServingTalkgraph {
  readonly url: string;
  readonly child: ChildProcess;
  /** All it has said so far. */
  said(): string;
  /** Asks it to end, and answers its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts `talkgraph serve` on a free port, without waiting for it. */
export function startTalkgraph(home: string, args: readonly string[] = []): StartingTalkgraph {
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', ...args], {
    env: { ...process.env, TALKGRAPH_HOME: home, TALKGRAPH_LANG: 'en', TALKGRAPH_TOKEN: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (chunk: string): void => {
      text += chunk;
      const found = /listens at (http:\S+)/.exec(text)?.[1];
      if (found) resolve(found);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    void ended.then((code) => reject(new Error(`serve ended with ${code}: ${text}`)));
  });
  return { child, ready, ended, said: () => text };
}

/** Starts `talkgraph serve` on a free port, and answers when it listens. */
export async function serveTalkgraph(home: string, args: readonly string[] = []): Promise<ServingTalkgraph> {
  const { child, ready, ended, said } = startTalkgraph(home, args);
  return {
    url: await ready,
    child,
    said,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}
