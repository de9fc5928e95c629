import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { openPresenter, type PresenterMedia } from '../testing/presenter-media.js';
import { type Ended, runTalkgraph } from '../testing/run-talkgraph.js';
import { temporaryFolder } from '../testing/temporary-folder.js';

const folder = temporaryFolder();
const homes = temporaryFolder();
let presenter: PresenterMedia;
let args: string[] = [];

before(async () => {
  presenter = await openPresenter(folder);
  const video = await presenter.video('face.mp4', { codec: 'libx264', options: { preset: 'ultrafast' } });
  // Long enough that no machine is done before it can be stopped.
  const audio = await presenter.voice('voice.wav', { codec: 'pcm_s16le' }, 60);
  args = [
    'talk',
    '--video',
    video,
    '--audio',
    audio,
    '-o',
    join(folder, 'out.mp4'),
    '--report',
    join(folder, 'out.json'),
  ];
});

const moments: [signal: NodeJS.Signals, stageDone: string, exitCode: number][] = [
  ['SIGINT', 'Reading the files', 130],
  ['SIGINT', 'Finding the face', 130],
  ['SIGINT', 'Preparing', 130],
  ['SIGTERM', 'Preparing', 143],
];

for (const [signal, stageDone, exitCode] of moments) {
  test(`${signal} after “${stageDone}” ends with ${exitCode} and leaves no half file`, async () => {
    const before = readdirSync(folder).sort();
    const home = newHome();
    const ended = await stopWhenSaid(`${stageDone}: done`, signal, home);
    assert.equal(ended.code, exitCode, ended.stderr);
    assert.match(ended.stderr, /^talkgraph: Cancelled.* \[CANCELLED\]$/m);
    assert.equal(ended.stdout, '');
    assert.deepEqual(readdirSync(folder).sort(), before);
    assert.deepEqual(readdirSync(join(home, 'artifacts', '.partial')), []);
  });
}

test('with --json a cancelled run ends with an error object', async () => {
  const { code, stdout } = await stopWhenSaid('"stage":"render"', 'SIGINT', newHome(), ['--json']);
  assert.equal(code, 130);
  const last = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
  assert.deepEqual([last.event, last.code], ['error', 'CANCELLED']);
});

test('a second Ctrl-C ends the program at once', async () => {
  let presses = 0;
  const { code } = await runTalkgraph(args, {
    env: { TALKGRAPH_HOME: newHome() },
    watch: (child, said) => {
      if (presses === 0 && said.includes('Preparing: done')) presses += Number(child.kill('SIGINT'));
      if (presses === 1 && said.includes('Stopping')) presses += Number(child.kill('SIGINT'));
    },
  });
  assert.equal(code, 130);
});

/** A working folder without tracks of earlier runs, so that every stage is gone through. */
function newHome(): string {
  return mkdtempSync(join(homes, 'home-'));
}

/** Runs `talk` and sends the signal once it has said this. */
function stopWhenSaid(words: string, signal: NodeJS.Signals, home: string, more: string[] = []): Promise<Ended> {
  let sent = false;
  return runTalkgraph([...args, ...more], {
    env: { TALKGRAPH_HOME: home },
    watch: (child, said) => {
      if (sent || !said.includes(words)) return;
      sent = true;
      child.kill(signal);
    },
  });
}
