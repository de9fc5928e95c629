import { notifications } from '@mantine/notifications';
import type { SecretsAnswer } from '@talkgraph/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { textOf } from '../api/api-error.js';
import { getJson, sendJson } from '../api/request.js';
import { useLocalText } from '../i18n/use-local-text.js';

const profilesKey = ['secrets'] as const;

/** The profiles of the server and the kinds there are. Values of secret fields are not among them. */
export function useProfiles() {
  return useQuery({
    queryKey: profilesKey,
    queryFn: ({ signal }) => getJson<SecretsAnswer>('api/secrets', { signal }),
  });
}

/** What is written: fields that are left out stay, null takes one away. */
export interface ProfileChange {
  readonly name: string;
  readonly kind: string;
  readonly fields: Readonly<Record<string, string | null>>;
}

/** Saves, deletes and tests profiles; failures are shown. */
export function useProfileChange() {
  const read = useLocalText();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: profilesKey });
  const onError = (error: Error) => notifications.show({ color: 'red', message: read(textOf(error)) });
  const path = (name: string) => `api/secrets/${encodeURIComponent(name)}`;
  const save = useMutation({
    mutationFn: ({ name, kind, fields }: ProfileChange) => sendJson('PUT', path(name), { kind, fields }),
    onSuccess,
    onError,
  });
  const remove = useMutation({ mutationFn: (name: string) => sendJson('DELETE', path(name)), onSuccess, onError });
  const check = useMutation({ mutationFn: (name: string) => sendJson('POST', `${path(name)}/test`), onError });
  return { save, remove, check };
}
