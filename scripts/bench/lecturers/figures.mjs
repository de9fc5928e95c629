const fps = 25;

/** What is read from one run: ratios, seconds per finished minute, memory by row, time by node and by step of the render. */
export function figuresOf({ events, plain, processes }) {
  const worker = processes.find(({ role }) => role === 'worker');
  const command = processes.find(({ role }) => role === 'command');
  const started = events.find(({ event }) => event === 'run-started');
  const ended = events.findLast(({ event }) => event === 'run-done');
  const wallSeconds = (ended.at - started.at) / 1000;
  const cpuSeconds = worker.notes.at(-1).cpuSeconds;
  const finishedSeconds = plain.frames / fps;
  return {
    frames: plain.frames,
    finishedSeconds,
    wallSeconds,
    cpuSeconds,
    commandCpuSeconds: command.notes.at(-1).cpuSeconds,
    wallPerMinute: (60 * wallSeconds) / finishedSeconds,
    cpuPerMinute: (60 * cpuSeconds) / finishedSeconds,
    plain,
    wallRatio: wallSeconds / plain.wallSeconds,
    cpuRatio: cpuSeconds / plain.cpuSeconds,
    peakMb: megabytes(worker.notes.at(-1).peak),
    rows: memoryByRow(events, worker.notes),
    nodes: timeByNode(events),
    steps: timeByStep(events, plain.frames),
  };
}

const megabytes = (bytes) => Math.round(bytes / 1e6);

/** After each delivered row: memory at that moment, and the most there was since the row before. */
function memoryByRow(events, notes) {
  // A row that was skipped comes to its end too, but renders nothing.
  const ends = events.filter(({ event, ui }) => event === 'node-done' && ui?.render).map(({ at }) => at);
  let since = 0;
  return ends.map((at) => {
    const between = notes.filter((note) => note.at > since && note.at <= at);
    const last = between.at(-1) ?? notes.findLast((note) => note.at <= at) ?? notes[0];
    since = at;
    return {
      rssMb: megabytes(last.rss),
      mostMb: megabytes(Math.max(last.rss, ...between.map(({ rss }) => rss))),
      heapMb: megabytes(last.heapUsed),
    };
  });
}

/** Wall-clock milliseconds of the nodes' calls, all rows together; rows run side by side, so they add up to more than the run. */
function timeByNode(events) {
  const byType = new Map();
  for (const { event, type, display, ran, milliseconds } of events) {
    if (event !== 'node-done' || !ran) continue;
    const entry = byType.get(display) ?? { type, display, calls: 0, milliseconds: 0 };
    entry.calls++;
    entry.milliseconds += milliseconds;
    byType.set(display, entry);
  }
  const inner = [...byType.values()].filter(({ type }) => type !== 'ForEachEnd');
  return inner.sort((a, b) => b.milliseconds - a.milliseconds);
}

/** What each node's steps of the recipes cost in the renders. */
function timeByStep(events, frames) {
  const types = new Map();
  const last = new Map();
  for (const { event, node, display, type, stage, milliseconds } of events) {
    if (event === 'node-started') types.set(display, type);
    if (event === 'node-progress' && stage === 'render') last.set(node, { display, milliseconds });
  }
  const byNode = new Map();
  for (const { display, milliseconds } of last.values()) {
    byNode.set(display, (byNode.get(display) ?? 0) + milliseconds);
  }
  const all = [...byNode].map(([display, milliseconds]) => ({
    type: types.get(display),
    display,
    milliseconds,
    perFrame: milliseconds / frames,
  }));
  return all.sort((a, b) => b.milliseconds - a.milliseconds);
}
