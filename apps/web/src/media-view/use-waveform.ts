import type { Waveform } from '@talkgraph/protocol';
import { useQuery } from '@tanstack/react-query';
import { type FileName, fileQuery } from '../api/file-address.js';
import { getJson } from '../api/request.js';

/** Asks for the peaks of a sound, also of a film's; nothing is asked while `file` is undefined. */
export function useWaveform(file: FileName | undefined, points = 800) {
  const query = file && `${fileQuery(file)}&points=${points}`;
  return useQuery({
    queryKey: ['waveform', query],
    queryFn: ({ signal }) => getJson<Waveform>(`api/waveform?${query}`, { signal }),
    enabled: query !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
