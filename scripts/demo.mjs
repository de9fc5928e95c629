// Makes a talking video of the built-in presenter, once in English and once in Chinese, and says where they are.
import { mkdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { root } from './bootstrap/root.mjs';
import { runCommand } from './bootstrap/run-command.mjs';
import { readsChinese, say } from './bootstrap/say.mjs';
import { bootstrap } from './bootstrap.mjs';

await bootstrap();

say(
  'Drawing the presenter and speaking the sentences (once, about a minute) …',
  '正在绘制主持人、合成语音（仅首次，约一分钟）……',
);
const { makeSamples } = await import('../samples/make-samples.mjs');
const samples = await makeSamples({ say: () => process.stderr.write('.') });
process.stderr.write('\n');

const home = resolve(process.env.TALKGRAPH_HOME || join(root, 'workspace'));
mkdirSync(join(home, 'outputs'), { recursive: true });
// The reader's own language first.
const languages = readsChinese() ? ['zh', 'en'] : ['en', 'zh'];
const made = [];
for (const language of languages) {
  const output = join(home, 'outputs', `demo-${language}.mp4`);
  say(...(language === 'zh' ? ['\nIn Chinese:', '\n说中文：'] : ['\nIn English:', '\n说英文：']));
  const options = {
    video: samples['presenter.mp4'],
    audio: samples[`speech-${language}.wav`],
    language,
    output,
  };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const code = runCommand(process.execPath, [join(root, 'apps/cli/bin/talkgraph.mjs'), 'talk', ...args], {
    TALKGRAPH_HOME: home,
  });
  if (code !== 0) process.exit(code);
  made.push(output);
}

say('\nThe presenter talks. Open:', '\n主持人开口说话了，请打开：');
for (const path of made) console.log(`  ${relative(process.cwd(), path)}`);
