import type { waveform } from '@talkgraph/protocol';
import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { type FileName, fileQuery } from '../api/file-address.js';
import { getJson } from '../api/request.js';

/** Peaks of a sound, its rate and its length, as the server measured them. */
export type WaveformPeaks = z.infer<typeof waveform>;

/** Asks for the peaks of a sound, also of a film's; nothing is asked while `file` is undefined. */
export function useWaveform(file: FileName | undefined, points = 800) {
  const query = file && `${fileQuery(file)}&points=${points}`;
  return useQuery({
    queryKey: ['waveform', query],
    queryFn: ({ signal }) => getJson<WaveformPeaks>(`api/waveform?${query}`, { signal }),
    enabled: query !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
