import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import type { StillHeat } from '@talkgraph/protocol';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ContentsPending } from './contents-pending.js';
import { heatColour, heatGradient } from './heat-colour.js';
import classes from './heat-map.module.css';
import type { ItemPlace } from './item-place.js';
import { useIsLarge } from './large-view.js';
import { useHeat } from './use-contents.js';

/** The numbers of a picture as colours, channel by channel; the one under the cursor can be read. */
export function HeatMap({ place, n }: { readonly place: ItemPlace; readonly n: number }) {
  const { t } = useTranslation('inspect');
  const { data, error } = useHeat(place, n, useIsLarge() ? 96 : 64);
  const [channel, setChannel] = useState(0);
  if (error || !data) return <ContentsPending error={error} />;
  const names = data.channels.length === 1 ? ['value'] : ['red', 'green', 'blue', 'alpha'];
  return (
    <Stack gap={6}>
      {data.channels.length > 1 && (
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('channel')}
          value={String(channel)}
          onChange={(value) => setChannel(Number(value))}
          data={data.channels.map((_, i) => ({ value: String(i), label: t(`channelNames.${names[i]}`) }))}
        />
      )}
      <ChannelMap heat={data} channel={Math.min(channel, data.channels.length - 1)} />
    </Stack>
  );
}

function ChannelMap({ heat, channel }: { readonly heat: StillHeat; readonly channel: number }) {
  const { t } = useTranslation('inspect');
  const canvas = useRef<HTMLCanvasElement>(null);
  const [cell, setCell] = useState<{ x: number; y: number }>();
  const { width, height } = heat;
  const { values, min, max, mean } = heat.channels[channel] ?? { values: [], min: 0, max: 0, mean: 0 };
  useEffect(() => {
    if (canvas.current) draw(canvas.current, values, { width, height, min, max });
  }, [values, width, height, min, max]);
  const point = (event: PointerEvent<HTMLElement>) => {
    const { left, top, width: w, height: h } = event.currentTarget.getBoundingClientRect();
    const x = Math.min(width - 1, Math.max(0, Math.floor(((event.clientX - left) / w) * width)));
    setCell({ x, y: Math.min(height - 1, Math.max(0, Math.floor(((event.clientY - top) / h) * height))) });
  };
  const step = (event: KeyboardEvent) => {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [];
    if (dx === undefined || dy === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const { x, y } = cell ?? { x: 0, y: 0 };
    setCell({ x: Math.min(width - 1, Math.max(0, x + dx)), y: Math.min(height - 1, Math.max(0, y + dy)) });
  };
  const under = cell && values[cell.y * width + cell.x];
  return (
    <>
      <button
        type="button"
        className={classes.map}
        style={{ aspectRatio: `${width} / ${height}` }}
        aria-label={t('heatMap')}
        onPointerMove={point}
        onPointerLeave={() => setCell(undefined)}
        onKeyDown={step}
      >
        <canvas ref={canvas} width={width} height={height} />
        {cell && (
          <span
            className={classes.cell}
            style={{
              left: `${(cell.x / width) * 100}%`,
              top: `${(cell.y / height) * 100}%`,
              width: `${100 / width}%`,
              height: `${100 / height}%`,
            }}
          />
        )}
      </button>
      <div className={classes.scale} style={{ background: heatGradient }} aria-hidden />
      <Group justify="space-between" gap="xs">
        <Text size="xs">{number(min)}</Text>
        <Text size="xs" c="dimmed" role="status">
          {cell && under !== undefined
            ? t('valueAt', { x: cell.x, y: cell.y, value: number(under) })
            : t('mean', { value: number(mean) })}
        </Text>
        <Text size="xs">{number(max)}</Text>
      </Group>
    </>
  );
}

const number = (value: number) => String(Math.round(value * 10_000) / 10_000);

interface Range {
  readonly width: number;
  readonly height: number;
  readonly min: number;
  readonly max: number;
}

function draw(canvas: HTMLCanvasElement, values: readonly number[], { width, height, min, max }: Range): void {
  const context = canvas.getContext('2d');
  if (!context || values.length === 0) return;
  const pixels = new ImageData(width, height);
  for (const [i, value] of values.entries()) {
    pixels.data.set([...heatColour((value - min) / (max - min || 1)), 255], i * 4);
  }
  context.putImageData(pixels, 0, 0);
}
