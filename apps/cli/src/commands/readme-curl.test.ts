import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { probe } from '@talkgraph/media';
import { openPresenter } from '../testing/presenter-media.js';
import { serveTalkgraph } from '../testing/serve-talkgraph.js';
import { temporaryFolder } from '../testing/temporary-folder.js';

const hasCurl = spawnSync('curl', ['--version']).status === 0;
const commands = /^```\n(curl [\s\S]+?)```$/m;

for (const page of ['README.md', 'README.zh-CN.md']) {
  test(`the four lines of curl in ${page} make a talking video`, { skip: !hasCurl && 'there is no curl' }, async () => {
    const folder = join(temporaryFolder(), 'here');
    mkdirSync(folder);
    const presenter = await openPresenter(folder);
    await presenter.video('presenter.mp4', { codec: 'libx264', options: { preset: 'ultrafast' } });
    await presenter.voice('speech.wav', { codec: 'pcm_s16le' });
    const text = readFileSync(new URL(`../../../../${page}`, import.meta.url), 'utf8');
    const lines = (commands.exec(text)?.[1] ?? '').trimEnd().split('\n');
    assert.equal(lines.length, 4);
    const server = await serveTalkgraph(join(folder, 'home'));
    try {
      for (const line of lines) {
        const quick = line
          .replaceAll('http://127.0.0.1:8188', server.url)
          .replace('--retry-delay 3', '--retry-delay 1');
        const [code] = await once(spawn('sh', ['-c', quick], { cwd: folder, stdio: 'ignore' }), 'exit');
        assert.equal(code, 0, line);
      }
    } finally {
      await server.stop();
    }
    const made = await probe(join(folder, 'talking.mp4'));
    assert.equal(made.video?.frameCount, 25);
    assert.equal(made.audio?.codec, 'aac');
  });
}
