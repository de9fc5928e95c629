import 'uplot/dist/uPlot.min.css';
import { useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import UPlot from 'uplot';
import classes from './curve-chart.module.css';

/** One curve of a chart. */
export interface Curve {
  readonly name: string;
  readonly colour: string;
  readonly values: readonly (number | null)[];
}

/** A stretch that is shaded behind the curves. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly colour: string;
}

interface CurveChartProps {
  /** Seconds, one for each value of every curve. */
  readonly times: readonly number[];
  readonly curves: readonly Curve[];
  readonly bands?: readonly Band[];
  /** Where the cursor stands, in seconds. */
  readonly time: number;
  readonly onSeek: (seconds: number) => void;
  readonly height?: number;
  /** Peaks of a sound from the first to the last time, drawn behind the curves. */
  readonly peaks?: readonly number[] | undefined;
  /** Whether names and colours are told below; not needed where the page does it. */
  readonly legend?: boolean;
  readonly label: string;
}

const none: readonly Band[] = [];

/** Curves over time; a click goes to that time, and a line stands at the present one. */
export function CurveChart(props: CurveChartProps) {
  const { times, curves, bands = none, time, onSeek, height = 160, peaks, legend = true, label } = props;
  const { ref: frame, width } = useElementSize<HTMLDivElement>();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<UPlot>(undefined);
  const line = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  const now = useRef({ time, onSeek });
  now.current = { time, onSeek };
  useEffect(() => {
    if (!place.current || width === 0) return undefined;
    const made = new UPlot(
      optionsFor({
        ...{ width, height, curves, bands, peaks, legend },
        dark: scheme === 'dark',
        onSeek: (to) => now.current.onSeek(to),
      }),
      [[...times], ...curves.map(({ values }) => [...values])],
      place.current,
    );
    chart.current = made;
    moveLine(made, line.current, now.current.time);
    return () => {
      chart.current = undefined;
      made.destroy();
    };
  }, [width, height, times, curves, bands, peaks, legend, scheme]);
  useEffect(() => {
    if (chart.current) moveLine(chart.current, line.current, time);
  }, [time]);
  return (
    <div ref={frame} className={classes.frame}>
      <div ref={place} role="img" aria-label={label} className={classes.chart} />
      <div ref={line} className={classes.line} aria-hidden />
    </div>
  );
}

interface ChartFacts {
  readonly width: number;
  readonly height: number;
  readonly curves: readonly Curve[];
  readonly bands: readonly Band[];
  readonly peaks: readonly number[] | undefined;
  readonly legend: boolean;
  readonly dark: boolean;
  readonly onSeek: (seconds: number) => void;
}

function optionsFor({ width, height, curves, bands, peaks, legend, dark, onSeek }: ChartFacts): UPlot.Options {
  const ink = dark ? '#c1c2c5' : '#495057';
  const axis = { stroke: ink, grid: { stroke: dark ? '#ffffff18' : '#00000014', width: 1 }, ticks: { show: false } };
  return {
    width,
    height,
    legend: { show: legend, live: false },
    scales: { x: { time: false } },
    axes: [
      { ...axis, size: 24, font: '11px system-ui', values: (_chart, ticks) => ticks.map((tick) => `${tick} s`) },
      { ...axis, size: 38, font: '11px system-ui' },
    ],
    series: [
      {},
      ...curves.map(({ name, colour }) => ({ label: name, stroke: colour, width: 1.5, points: { show: false } })),
    ],
    cursor: {
      drag: { x: false, y: false },
      y: false,
      bind: {
        click: (chart) => () => {
          onSeek(chart.posToVal(chart.cursor.left ?? 0, 'x'));
          return null;
        },
      },
    },
    hooks: {
      drawClear: [
        (chart) => shade(chart, bands),
        (chart) => peaks && drawPeaks(chart, peaks, dark ? '#ffffff2e' : '#00000021'),
      ],
    },
  };
}

function shade(chart: UPlot, bands: readonly Band[]): void {
  const { top, height } = chart.bbox;
  for (const { from, to, colour } of bands) {
    const left = chart.valToPos(from, 'x', true);
    chart.ctx.fillStyle = colour;
    chart.ctx.fillRect(left, top, Math.max(2, chart.valToPos(to, 'x', true) - left), height);
  }
}

function drawPeaks(chart: UPlot, peaks: readonly number[], colour: string): void {
  const { left, top, width, height } = chart.bbox;
  const loudest = Math.max(0.05, ...peaks);
  const pitch = width / peaks.length;
  chart.ctx.fillStyle = colour;
  for (const [i, peak] of peaks.entries()) {
    const tall = (peak / loudest) * height * 0.9;
    chart.ctx.fillRect(left + i * pitch, top + (height - tall) / 2, Math.max(1, pitch * 0.7), tall);
  }
}

/** The line is no part of the chart: it moves with every picture of the screen. */
function moveLine(chart: UPlot, line: HTMLElement | null, time: number): void {
  if (!line) return;
  const { offsetLeft, offsetTop, offsetHeight } = chart.over;
  line.style.transform = `translateX(${offsetLeft + chart.valToPos(time, 'x')}px)`;
  line.style.top = `${offsetTop}px`;
  line.style.height = `${offsetHeight}px`;
}
