import type { Inference } from '@talkgraph/inference';

/** What a loaded model costs, and where it runs. */
export interface LoadedModel {
  readonly name: string;
  readonly provider: string;
  /** Growth of the process when it was loaded; the size of its file where that cannot be told. */
  readonly bytes: number;
}

/** The models that are in memory in one place. */
export function loadedIn(inference: Inference, provider: string): LoadedModel[] {
  const loaded = inference.figures().filter(({ loaded }) => loaded);
  return loaded.map(({ name, bytes, residentBytes }) => ({ name, provider, bytes: residentBytes || bytes }));
}
