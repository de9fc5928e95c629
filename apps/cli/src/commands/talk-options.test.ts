import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { link, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { runTalkgraph } from '../testing/run-talkgraph.js';
import { temporaryFolder } from '../testing/temporary-folder.js';

const folder = temporaryFolder();
const inputs = ['--video', 'face.mp4', '--audio', 'voice.wav'];
const env = { TALKGRAPH_HOME: join(folder, 'home') };

before(async () => {
  await writeFile(join(folder, 'face.mp4'), 'not looked at before the command is right');
  await writeFile(join(folder, 'voice.wav'), 'nor this');
  await writeFile(join(folder, 'face.json'), 'nor this');
  await symlink('face.mp4', join(folder, 'other-name.mp4'));
  await link(join(folder, 'voice.wav'), join(folder, 'linked.mp4'));
  await mkdir(join(folder, 'folder.mp4'));
  await mkdir(join(folder, 'locked'), { mode: 0o555 });
});

const wrongOptions: [option: string, value: string, expected: RegExp][] = [
  ['--resolution', '4k', /source, 720p, 1080p/],
  ['--fps', '0', /frame rate from 1 to 120/],
  ['--fps', 'fast', /frame rate/],
  ['--intensity', '2.1', /from 0 to 2/],
  ['--intensity', '-1', /from 0 to 2/],
  ['--smoothness', 'soft', /from 0 to 1/],
  ['--offset-ms', '1001', /from -1000 to 1000/],
  ['--mask-feather', '0.1', /from 0.25 to 3/],
  ['--loop', 'pingpong', /best-transition, ping-pong, loop, freeze/],
  ['--shorter', 'cut', /trim, keep/],
  ['--face', '0.5', /whole number/],
  ['--face', '-1', /whole number/],
  ['--language', 'chinese language', /language tag/],
  ['--encoder', 'h265', /x264, nvenc, vaapi/],
];

for (const [option, value, expected] of wrongOptions) {
  test(`${option} ${value} is refused with what the option takes`, async () => {
    const { code, stderr } = await talk([...inputs, '-o', 'out.mp4', option, value]);
    assert.equal(code, 2);
    assert.match(stderr, /^talkgraph: [^\n]+ \[CLI_OPTION_INVALID\]\n$/);
    assert.match(stderr, expected);
    assert.ok(stderr.includes(option) && stderr.includes(`"${value}"`));
  });
}

for (const missing of ['--video', '--audio', '-o']) {
  test(`without ${missing} the command says so`, async () => {
    const all = { '--video': 'face.mp4', '--audio': 'voice.wav', '-o': 'out.mp4' };
    const given = Object.entries(all).filter(([option]) => option !== missing);
    const { code, stderr } = await talk(given.flat());
    assert.equal(code, 2);
    assert.match(stderr, new RegExp(`${missing} is missing.*\\[CLI_OPTION_REQUIRED\\]`));
  });
}

const wrongOutputs: [what: string, args: string[], error: string][] = [
  ['that is the video', ['-o', 'face.mp4'], 'OUTPUT_IS_INPUT'],
  ['that is the video by another spelling', ['-o', './folder.mp4/../face.mp4'], 'OUTPUT_IS_INPUT'],
  ['that links to the video', ['-o', 'other-name.mp4'], 'OUTPUT_IS_INPUT'],
  ['that is the same file as the sound', ['-o', 'linked.mp4'], 'OUTPUT_IS_INPUT'],
  ['that is a folder', ['-o', 'folder.mp4'], 'OUTPUT_IS_FOLDER'],
  ['in a folder that does not exist', ['-o', 'nowhere/out.mp4'], 'OUTPUT_FOLDER_MISSING'],
  ['in a file', ['-o', 'voice.wav/out.mp4'], 'OUTPUT_FOLDER_MISSING'],
  ['of another kind', ['-o', 'out.avi'], 'OUTPUT_EXTENSION'],
  ['without a kind', ['-o', 'out'], 'OUTPUT_EXTENSION'],
  ['whose report is no JSON file', ['-o', 'out.mp4', '--report', 'report.txt'], 'OUTPUT_EXTENSION'],
  ['whose report has no folder', ['-o', 'out.mp4', '--report', 'nowhere/report.json'], 'OUTPUT_FOLDER_MISSING'],
];

for (const [what, args, error] of wrongOutputs) {
  test(`an output ${what} is refused before any work`, async () => {
    const { code, stderr } = await talk([...inputs, ...args]);
    assert.equal(code, 2);
    assert.match(stderr, new RegExp(`^talkgraph: [^\\n]+ \\[${error}\\]\\n$`));
  });
}

test('an output that may not be written is refused before any work', { skip: unwritable() === undefined }, async () => {
  const { code, stderr } = await talk([...inputs, '-o', join(unwritable() ?? '', 'out.mp4')]);
  assert.equal(code, 2);
  assert.match(stderr, /\[OUTPUT_NOT_WRITABLE\]/);
});

test('a refused command leaves the folder as it was', async () => {
  const files = ['face.json', 'face.mp4', 'folder.mp4', 'linked.mp4', 'locked', 'other-name.mp4', 'voice.wav'];
  assert.deepEqual(readdirSync(folder).sort(), files);
});

function talk(args: string[]) {
  return runTalkgraph(['talk', ...args], { cwd: folder, env });
}

/** A folder nobody may write to: to root, permissions mean nothing, but the kernel's own folders do. */
function unwritable(): string | undefined {
  if (process.getuid?.() !== 0) return process.platform === 'win32' ? undefined : join(folder, 'locked');
  return process.platform === 'linux' ? '/proc' : undefined;
}
