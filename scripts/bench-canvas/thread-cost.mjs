import { readdir, readFile } from 'node:fs/promises';

/** Milliseconds in a tick of /proc. */
const tick = 10;

/** What the threads of Chromium do; all others count as `other`. */
const kinds = [
  ['main', ({ process, isFirst }) => process === 'renderer' && isFirst],
  ['compositor', ({ process, name }) => process === 'renderer' && name === 'Compositor'],
  ['display', ({ name }) => name.startsWith('VizCompositor')],
];

/**
 * Milliseconds of CPU that the threads of a browser have used so far, by kind. Unlike frames a second, what lies between
 * two of them hardly depends on what else the machine does.
 */
export async function threadCost(session) {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const cost = { main: 0, compositor: 0, display: 0, other: 0 };
  for (const { type, id } of processInfo) {
    for (const { milliseconds, ...thread } of await threadsOf(type, id)) {
      const [kind] = kinds.find(([, is]) => is(thread)) ?? ['other'];
      cost[kind] += milliseconds;
    }
  }
  return cost;
}

async function threadsOf(process, pid) {
  const folder = `/proc/${pid}/task`;
  const threads = await readdir(folder).catch(() => []);
  const stats = await Promise.all(threads.map((id) => readFile(`${folder}/${id}/stat`, 'utf8').catch(() => '')));
  return stats.filter(Boolean).map((stat) => {
    const [, id, name, rest] = /^(\d+) \((.*)\) (.*)$/s.exec(stat);
    // Fields 14 and 15 of the line, user and system time; the rest begins with field 3.
    const [user, system] = rest.split(' ').slice(11, 13).map(Number);
    return { process, name, isFirst: Number(id) === pid, milliseconds: (user + system) * tick };
  });
}
