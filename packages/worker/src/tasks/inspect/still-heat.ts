import { type Pixels, resamplePixels } from '@talkgraph/media';
import type { Task } from '../../tasks.js';
import { wholeParam } from '../read-task-params.js';
import { stillParam } from './clip-param.js';
import type { InspectPlace } from './inspect-tasks.js';

/**
 * `{still, size}`: answers the numbers of a still for a heat map: means over a grid whose longest side is at most `size`,
 * for each channel row by row, with least, greatest and mean value of the still itself.
 */
export function stillHeat({ images }: Pick<InspectPlace, 'images'>): Task {
  return async (params) => {
    const most = wholeParam('still-heat', params, 'size', { min: 2, max: 128, otherwise: 48 });
    const pixels = await images.load(stillParam('still-heat', params));
    const { width, height } = pixels;
    const factor = Math.min(1, most / Math.max(width, height));
    const size = { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
    const grid = factor < 1 ? resamplePixels(pixels, size, 'area') : pixels;
    const channels = Array.from({ length: pixels.channels }, (_, channel) => ({
      ...rangeOf(pixels, channel),
      values: channelOf(grid, channel),
    }));
    return { width: size.width, height: size.height, channels };
  };
}

function rangeOf({ data, channels }: Pixels, channel: number) {
  let [min, max, sum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (let i = channel; i < data.length; i += channels) {
    const value = data[i] as number;
    if (value < min) min = value;
    if (value > max) max = value;
    sum += value;
  }
  return { min, max, mean: (sum * channels) / data.length };
}

function channelOf({ data, channels }: Pixels, channel: number): number[] {
  const values: number[] = [];
  for (let i = channel; i < data.length; i += channels) values.push(rounded(data[i] as number));
  return values;
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
