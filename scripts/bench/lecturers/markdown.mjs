/** The figures of one run as Markdown, ready to be pasted into docs/benchmarks-production.md. */
export function markdownOf(figures, { title, machine, load }) {
  const { plain } = figures;
  return [
    `### ${title}`,
    '',
    `Machine: ${machine}; load average before the run ${load}.`,
    '',
    '| | wall s | CPU s | wall per finished minute | CPU per finished minute | peak memory MB |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    line('workflow', figures.wallSeconds, figures.cpuSeconds, figures.finishedSeconds, figures.peakMb),
    line('decode and encode only', plain.wallSeconds, plain.cpuSeconds, figures.finishedSeconds, plain.peak / 1e6),
    `| **ratio** | **${figures.wallRatio.toFixed(2)}** | **${figures.cpuRatio.toFixed(2)}** | | | |`,
    '',
    `${figures.rows.length} videos, ${figures.frames} frames, ${figures.finishedSeconds.toFixed(1)} s. The command beside the`,
    `worker (server, store, events) used ${figures.commandCpuSeconds.toFixed(1)} s of CPU.`,
    '',
    '| step of the render | ms per frame |',
    '| --- | ---: |',
    ...figures.steps.map(({ type, display, perFrame }) => `| ${type} (${display}) | ${perFrame.toFixed(2)} |`),
    '',
    '| node | calls | ms per call | s in all |',
    '| --- | ---: | ---: | ---: |',
    ...figures.nodes.filter(({ milliseconds }) => milliseconds >= 100).map(nodeLine),
    '',
    '| after row | memory MB | most since the row before MB | JavaScript heap MB |',
    '| ---: | ---: | ---: | ---: |',
    ...figures.rows
      .map(({ rssMb, mostMb, heapMb }, i) => `| ${i + 1} | ${rssMb} | ${mostMb} | ${heapMb} |`)
      .filter((_row, i, all) => all.length <= 20 || i === 0 || (i + 1) % 10 === 0),
    '',
  ].join('\n');
}

function line(name, wall, cpu, seconds, peak) {
  const perMinute = (value) => ((60 * value) / seconds).toFixed(1);
  return `| ${name} | ${wall.toFixed(1)} | ${cpu.toFixed(1)} | ${perMinute(wall)} | ${perMinute(cpu)} | ${peak.toFixed(0)} |`;
}

function nodeLine({ type, display, calls, milliseconds }) {
  return `| ${type} (${display}) | ${calls} | ${Math.round(milliseconds / calls)} | ${(milliseconds / 1000).toFixed(2)} |`;
}
