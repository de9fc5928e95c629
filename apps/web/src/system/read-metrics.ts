/** What the server's own process uses, as its metrics say. */
export interface ServerFigures {
  /** Milliseconds since 1970. */
  readonly startedAt: number | undefined;
  readonly memoryBytes: number | undefined;
  /** Processor time since the start; two readings give the load. */
  readonly cpuSeconds: number | undefined;
}

/** Picks figures out of the Prometheus text of `/metrics`. */
export function readMetrics(text: string): ServerFigures {
  const values = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [, name, value] = /^(\w+) (\S+)$/.exec(line) ?? [];
    if (name && value) values.set(name, Number(value));
  }
  const started = values.get('process_start_time_seconds');
  return {
    startedAt: started === undefined ? undefined : started * 1000,
    memoryBytes: values.get('process_resident_memory_bytes'),
    cpuSeconds: values.get('process_cpu_seconds_total'),
  };
}
