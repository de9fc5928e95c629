import type { modelLibraryAnswer, shownModel } from '@talkgraph/protocol';
import {
  knownModels,
  licenceText,
  type ModelState,
  modelKindNames,
  modelKinds,
  type WorkerState,
} from '@talkgraph/runtime';
import type { z } from 'zod';

type Workers = readonly WorkerState[];

/** The models with where they are loaded, and those that are worth fetching and not there. */
export function showLibrary(
  models: readonly ModelState[],
  workers: Workers,
  uploadLimitBytes: number,
): z.input<typeof modelLibraryAnswer> {
  return {
    kinds: modelKindNames.map((kind) => {
      const { label, folders } = modelKinds[kind];
      return { kind, label: { ...label }, folders };
    }),
    models: models.map((model) => showModel(model, workers)),
    known: knownModels
      .filter(({ kind, name }) => !models.some((model) => model.kind === kind && model.name === name))
      .map(({ kind, name, summary, licence, commercial, source, megabytes }) => ({
        ...{ kind, name, commercial, source },
        summary: { ...summary },
        licence: { ...licence },
        ...(megabytes !== undefined && { megabytes }),
      })),
    uploadLimitBytes,
  };
}

/** A model, and which workers have it in memory. */
export function showModel(model: ModelState, workers: Workers): z.input<typeof shownModel> {
  const { licence, ...rest } = model;
  const loadedAs = `${model.kind}/${model.name}`;
  const loaded = workers.flatMap(({ id, models = [] }) =>
    models
      .filter(({ name }) => name === loadedAs)
      .map(({ provider, bytes, busy }) => ({ worker: id, provider, bytes, busy })),
  );
  return {
    ...rest,
    ...(licence !== undefined && { licence: { ...licenceText(licence) } }),
    ...{ differing: [...model.differing], loaded },
  };
}
