import type {
  InspectedFaceTrack,
  InspectedMouthTrack,
  InspectedTable,
  NodeValues,
  StillHeat,
} from '@talkgraph/protocol';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { getJson } from '../api/request.js';
import { type ItemPlace, itemPath } from './item-place.js';

/**
 * What a node of a run received and made; asked for again when `state` changes.
 * @param earlier whether the newest earlier run of the workflow is looked into where this one did not come to the node
 */
export function useNodeValues(
  run: string | undefined,
  node: string | undefined,
  state: string,
  earlier: boolean,
): UseQueryResult<NodeValues> {
  return useQuery({
    queryKey: ['node-values', run, node, state, earlier],
    queryFn: ({ signal }) =>
      getJson<NodeValues>(
        `api/runs/${encodeURIComponent(run ?? '')}/nodes/${encodeURIComponent(node ?? '')}/values?earlier=${earlier}`,
        { signal },
      ),
    enabled: run !== undefined && node !== undefined,
    // While the next answer is on its way the last one of the same node stays.
    placeholderData: (last, query) => (query?.queryKey[1] === run && query?.queryKey[2] === node ? last : undefined),
  });
}

/** Seconds of a mouth track that are seen at once: in longer ones a closure would be thinner than a line. */
export const mouthSpan = 30;

/** The curves of a mouth track around a time. */
export function useMouthTrack(place: ItemPlace, time: number): UseQueryResult<InspectedMouthTrack> {
  const from = Math.floor(time / mouthSpan) * mouthSpan;
  return useContent(itemPath(place, 'mouth-track', { points: 1600, from, span: mouthSpan }), true);
}

/** Frames that are asked for together: scrubbing through them needs no further request. */
const together = 25;

/** The frames around a frame of a face track, with outlines. */
export function useFaceFrames(place: ItemPlace, n: number): UseQueryResult<InspectedFaceTrack> {
  const from = Math.floor(n / together) * together;
  return useContent(itemPath(place, 'face-track', { from, frames: together }), true);
}

/** Poses and flags over the whole clip, a frame for each of at most so many points. */
export function useFaceCourse(place: ItemPlace, frameCount: number, points = 600): UseQueryResult<InspectedFaceTrack> {
  const step = Math.max(1, Math.ceil(frameCount / points));
  return useContent(itemPath(place, 'face-track', { frames: 2000, step, outlines: false }));
}

/** A stored report. */
export function useDocument(place: ItemPlace): UseQueryResult<unknown> {
  return useContent(itemPath(place, 'document'));
}

/** Rows of a stored table, counted from 0. */
export function useTableRows(place: ItemPlace, from: number, rows: number): UseQueryResult<InspectedTable> {
  return useContent(itemPath(place, 'table', { from, rows }), true);
}

/** The numbers of a still on a small grid. */
export function useHeat(place: ItemPlace, n: number, size: number): UseQueryResult<StillHeat> {
  return useContent(itemPath(place, `still/${n}/heat`, { size }));
}

/** Peaks of a clip's sound. */
export function usePeaks(
  place: ItemPlace | undefined,
  points = 800,
): UseQueryResult<{ readonly durationSeconds: number; readonly peaks: readonly number[] }> {
  return useContent(place && itemPath(place, 'waveform', { points }));
}

/** What lies inside a stored value never changes. */
function useContent<T>(path: string | undefined, keep = false): UseQueryResult<T> {
  return useQuery<T>({
    queryKey: ['inside', path],
    queryFn: ({ signal }) => getJson<T>(path ?? '', { signal }),
    enabled: path !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    ...(keep && { placeholderData: keepPreviousData }),
  });
}
