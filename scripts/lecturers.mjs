// Makes the course openings of twelve lecturers, uploads them to an S3 server on this machine and reads the e-mail.
//   npm run lecturers [-- --keep FOLDER]     FOLDER keeps the videos, the mail and the home it was done in
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { say } from './bootstrap/say.mjs';
import { bootstrap } from './bootstrap.mjs';

const { values } = parseArgs({ options: { keep: { type: 'string' } } });
await bootstrap();

const { runLecturers } = await import('../examples/lecturers/run-lecturers.mjs');
const home = values.keep ? resolve(values.keep) : await mkdtemp(join(tmpdir(), 'talkgraph-lecturers-'));
const made = await runLecturers({ home, onLine: (line) => console.log(line) });
try {
  const [mail] = made.mails;
  const count = made.objects.length;
  const names = made.objects.join(', ');
  say(`\n${count} videos are in the storage: ${names}`, `\n云存储中有 ${count} 个视频：${names}`);
  if (mail) say(`\nThe e-mail says:\n\n${mail.text}`, `\n邮件内容：\n\n${mail.text}`);
  else say('\nNo e-mail has come.', '\n没有收到邮件。');
  if (values.keep) await keepDelivered(join(home, 'delivered'), mail);
  process.exitCode = made.code ?? 1;
} finally {
  await made.close();
  if (!values.keep) await rm(home, { recursive: true, force: true });
}

/** Copies what the two servers have received. */
async function keepDelivered(folder, mail) {
  for (const name of made.objects) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), (await made.get(name)).bytes);
  }
  if (mail) await writeFile(join(folder, 'mail.html'), mail.html);
}
