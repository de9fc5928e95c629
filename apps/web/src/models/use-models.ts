import { notifications } from '@mantine/notifications';
import type { ModelLibraryAnswer, ModelVerdict, ShownModel } from '@talkgraph/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { textOf } from '../api/api-error.js';
import { getJson, sendJson } from '../api/request.js';
import { useLocalText } from '../i18n/use-local-text.js';

/** The query that holds the models; invalidate it where one was added or removed. */
export const modelsKey = ['model-library'] as const;

const refreshMs = 4000;

/** The models of the server, and those worth fetching. @param isLive asks again and again: what is loaded changes */
export function useModels(isLive = false) {
  return useQuery({
    queryKey: modelsKey,
    queryFn: ({ signal }) => getJson<ModelLibraryAnswer>('api/model-library', { signal }),
    ...(isLive && { refetchInterval: refreshMs }),
  });
}

/** Which model is meant. */
export type ModelName = Pick<ShownModel, 'kind' | 'name'>;

const addressOf = ({ kind, name }: ModelName) => `api/model-library/${kind}/${encodeURIComponent(name)}`;

/** Verifies, lists and deletes models; what is refused is told in a sentence. */
export function useModelChange() {
  const queryClient = useQueryClient();
  const read = useLocalText();
  const shared = {
    onSettled: () => queryClient.invalidateQueries({ queryKey: modelsKey }),
    onError: (error: Error) => {
      notifications.show({ color: 'red', message: read(textOf(error)) });
    },
  };
  const verify = useMutation({
    mutationFn: (model: ModelName) => sendJson<ModelVerdict>('POST', `${addressOf(model)}/verify`),
    ...shared,
  });
  const record = useMutation({
    mutationFn: (model: ModelName) => sendJson<ShownModel>('POST', `${addressOf(model)}/record`),
    ...shared,
  });
  const remove = useMutation({ mutationFn: (model: ModelName) => sendJson('DELETE', addressOf(model)), ...shared });
  return { verify, record, remove };
}
