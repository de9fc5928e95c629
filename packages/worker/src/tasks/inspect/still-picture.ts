import { bytesOfPixels, resamplePixels, writePicture } from '@talkgraph/media';
import type { Task } from '../../tasks.js';
import { textParam, wholeParam } from '../read-task-params.js';
import { stillParam } from './clip-param.js';
import type { InspectPlace } from './inspect-tasks.js';

/** `{still, width, output}`: writes a stored still as PNG or WebP, its longest side at most `width`. Answers null. */
export function stillPicture({ images }: Pick<InspectPlace, 'images'>): Task {
  return async (params) => {
    const maxSide = wholeParam('still-picture', params, 'width', { min: 16, max: 2048, otherwise: 512 });
    const pixels = await images.load(stillParam('still-picture', params));
    const { width, height } = pixels;
    const factor = Math.min(1, maxSide / Math.max(width, height));
    const size = { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
    const small = factor < 1 ? resamplePixels(pixels, size, 'area') : pixels;
    const output = textParam('still-picture', params, 'output');
    await writePicture(bytesOfPixels(small), output, { format: 'webp', quality: 90 });
    return null;
  };
}
