import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { inputName } from '../api/input-file.js';
import { uploadFile } from '../api/upload-file.js';
import { catalogueKey } from '../catalogue/use-catalogue.js';
import { loadableKind } from '../workflows/loadable-kind.js';
import type { GivenFile } from './match-files.js';

/** More at once would only share the same line. */
const atOnce = 3;

/** A file on its way to the server. `share`: how much of it has arrived. */
export interface Upload {
  readonly name: string;
  readonly share: number;
  readonly stored?: GivenFile;
  readonly error?: unknown;
}

/** Uploads files, a few at a time, from the moment the component is shown; what is under way ends with it. */
export function useUploads(files: readonly File[]): readonly Upload[] {
  const [uploads, setUploads] = useState<readonly Upload[]>(() => files.map(({ name }) => ({ name, share: 0 })));
  const queryClient = useQueryClient();
  useEffect(() => {
    const leaving = new AbortController();
    const change = (at: number, upload: Partial<Upload>) =>
      setUploads((all) => all.map((one, index) => (index === at ? { ...one, ...upload } : one)));
    void uploadAll(files, change, leaving.signal).then(() => {
      if (!leaving.signal.aborted) void queryClient.invalidateQueries({ queryKey: catalogueKey });
    });
    return () => leaving.abort();
  }, [files, queryClient]);
  return uploads;
}

async function uploadAll(
  files: readonly File[],
  change: (at: number, upload: Partial<Upload>) => void,
  signal: AbortSignal,
): Promise<void> {
  const waiting = [...files.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next && !signal.aborted; next = waiting.shift()) {
      const [at, file] = next;
      const media = loadableKind(file) ?? 'file';
      try {
        const stored = await uploadFile(file, { media, signal, onProgress: (share) => change(at, { share }) });
        const given = {
          name: pathOf(file),
          media: media === 'file' ? ('other' as const) : media,
          stored: inputName(stored),
        };
        change(at, { share: 1, stored: given });
      } catch (error) {
        if (!signal.aborted) change(at, { error });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** With its folder, where it came in one. */
function pathOf(file: File): string {
  return file.webkitRelativePath || file.name;
}
