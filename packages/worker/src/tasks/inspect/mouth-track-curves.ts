import type { JsonObject } from '@talkgraph/engine';
import { mouthParameters, mouthTrackRate, readMouthTrack } from '@talkgraph/lipsync';
import type { Task } from '../../tasks.js';
import { wholeParam } from '../read-task-params.js';
import { amountParam } from './clip-param.js';
import type { InspectPlace } from './inspect-tasks.js';
import { lipSyncDocument } from './stored-document.js';

/**
 * `{artifact, points, from, span}`: answers the curves of a stored mouth track, each at the same `points` instants of the
 * `span` seconds that follow `from` (to the end where it is left out), with the closures and pauses in them.
 */
export function mouthTrackCurves({ store }: Pick<InspectPlace, 'store'>): Task {
  return async (params) => {
    const track = await readMouthTrack(await lipSyncDocument(store, 'mouth-track', params));
    const { rowCount, values, language, closures, pauses } = track;
    const wanted = wholeParam('mouth-track', params, 'points', { min: 16, max: 8000, otherwise: 1200 });
    const first = Math.min(Math.max(0, rowCount - 1), rowAt(params, 'from', 0));
    const last = Math.max(first, Math.min(rowCount - 1, first + rowAt(params, 'span', rowCount)));
    const points = Math.max(1, Math.min(wanted, last - first + 1));
    const [from, to] = [first / mouthTrackRate, last / mouthTrackRate];
    const isShown = (part: Stretch) => part.endSeconds >= from && part.startSeconds <= to + 1 / mouthTrackRate;
    const width = mouthParameters.length;
    const curves = mouthParameters.map((name, column) => ({
      name,
      values: Array.from({ length: rowCount === 0 ? 0 : points }, (_, i) => {
        const row = points === 1 ? first : Math.round(first + (i * (last - first)) / (points - 1));
        return Math.round((values[row * width + column] as number) * 10_000) / 10_000;
      }),
    }));
    return {
      language,
      from,
      to,
      seconds: rowCount / mouthTrackRate,
      rate: mouthTrackRate,
      points: rowCount === 0 ? 0 : points,
      curves,
      closures: closures.filter(isShown).map((closure) => ({ ...closure })),
      pauses: pauses.filter(isShown).map((pause) => ({ ...pause })),
    };
  };
}

interface Stretch {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

function rowAt(params: JsonObject, name: string, otherwise: number): number {
  return params[name] === undefined ? otherwise : Math.round(amountParam('mouth-track', params, name) * mouthTrackRate);
}
