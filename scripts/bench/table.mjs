import { writeFileSync } from 'node:fs';
import { partsOf } from './replace-part.mjs';

const titles = {
  plain: 'decode and encode only',
  cold: 'talk, first time on this video',
  warm: 'talk, face track kept',
  long: 'talk, face track kept, ten times as long',
};

/** Writes the bench page; parts that other scripts wrote stay. */
export function writeTable(path, { machine, material, results }) {
  const plain = (run) => results.find((r) => r.kind === 'plain' && r.run === run);
  const rows = results.map((r) => {
    const base = plain(r.run);
    const ratio = (r.wallSeconds / r.frames / (base.wallSeconds / base.frames)).toFixed(2);
    const stages = Object.entries(r.stages ?? {})
      .filter(([, seconds]) => seconds >= 0.05)
      .map(([stage, seconds]) => `${stage} ${seconds} s`)
      .join(', ');
    return `| ${titles[r.kind]} | ${r.frames} | ${r.wallSeconds} | ${ratio} | ${r.cpuSeconds} | ${r.peakMemoryMb} | ${stages} |`;
  });
  const page = [
    '# Benchmarks',
    '',
    'Written by `npm run bench` (`-- --long` adds the ten-minute row, `-- --clip FILE` takes another clip). Seconds belong to',
    'the machine named here; the ratio, taken in one run, is what carries over: time per frame against decoding and encoding',
    'the same frames with the same settings and nothing in between.',
    '',
    `Machine: ${machine}.`,
    '',
    `Clip: ${material.name}. Encoder: libx264 and AAC with the default settings.`,
    '',
    '| case | frames | wall s | ratio | CPU s | peak memory MB | stages |',
    '| --- | ---: | ---: | ---: | ---: | ---: | --- |',
    ...rows,
    '',
    partsOf(path),
  ];
  writeFileSync(path, `${page.join('\n').trimEnd()}\n`);
}
