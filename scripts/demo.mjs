// Makes a talking video of the built-in presenter, once in English and once in Chinese, and says where they are.
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './bootstrap/root.mjs';
import { runCommand } from './bootstrap/run-command.mjs';
import { giveUp, say } from './bootstrap/say.mjs';
import { bootstrap } from './bootstrap.mjs';

const samples = join(root, 'samples/out');
const outputs = join(process.env.TALKGRAPH_HOME || join(root, 'workspace'), 'outputs');

await bootstrap();

say('Drawing the presenter and speaking the sentences …', '正在绘制主持人、合成语音……');
if (runCommand(process.execPath, [join(root, 'samples/make-samples.mjs')]) !== 0) {
  giveUp('The samples could not be made: see the message above.', '样例素材生成失败，原因见上方信息。');
}

mkdirSync(outputs, { recursive: true });
const made = [];
for (const language of ['en', 'zh']) {
  const output = join(outputs, `demo-${language}.mp4`);
  const code = runCommand(process.execPath, [
    join(root, 'apps/cli/bin/talkgraph.mjs'),
    'talk',
    ...['--video', join(samples, 'presenter.mp4')],
    ...['--audio', join(samples, `speech-${language}.wav`)],
    ...['--language', language],
    ...['-o', output],
  ]);
  if (code !== 0) process.exit(code);
  made.push(output);
}

say('\nThe presenter talks. Open these:', '\n主持人开口说话了，请打开：');
for (const path of made) console.log(`  ${relative(process.cwd(), path)}`);
