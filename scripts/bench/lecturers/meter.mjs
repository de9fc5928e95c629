// Loaded into every process of a measured run (NODE_OPTIONS=--import): notes four times a second, and when the process
// ends, what it has used, as one JSON line in a file of its own. With TALKGRAPH_BENCH_PROFILE it also keeps a CPU profile.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { join } from 'node:path';

const { TALKGRAPH_BENCH_METER: folder, TALKGRAPH_BENCH_PROFILE: profiles } = process.env;
const everyMs = 250;

if (folder) {
  const program = (process.argv[1] ?? '').replaceAll('\\', '/');
  const role = program.endsWith('worker/dist/main.js') ? 'worker' : 'command';
  const path = join(folder, `${role}-${process.pid}.jsonl`);
  const note = () => {
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed, external } = process.memoryUsage();
    const peak = process.resourceUsage().maxRSS * 1024;
    const line = { at: Date.now(), cpuSeconds: (user + system) / 1e6, rss, heapUsed, external, peak };
    appendFileSync(path, `${JSON.stringify(line)}\n`);
  };
  setInterval(note, everyMs).unref();
  process.once('exit', note);
  if (profiles && role === 'worker') profile(join(profiles, `${role}-${process.pid}.cpuprofile`));
}

function profile(path) {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.start');
  process.once('exit', () => {
    session.post('Profiler.stop', (_error, result) => {
      mkdirSync(profiles, { recursive: true });
      if (result) writeFileSync(path, JSON.stringify(result.profile));
    });
  });
}
