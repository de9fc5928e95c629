import { availableParallelism, cpus, platform, release, totalmem } from 'node:os';

/** The machine in one line. */
export function machine() {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  return `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, ${memory}, ${platform()} ${release()}, Node ${process.versions.node}`;
}
