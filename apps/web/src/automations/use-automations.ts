import { notifications } from '@mantine/notifications';
import type { Automation, AutomationState } from '@talkgraph/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { textOf } from '../api/api-error.js';
import { getJson, sendJson } from '../api/request.js';
import { useLocalText } from '../i18n/use-local-text.js';

const key = ['automations'] as const;
/** Runs begin by themselves while this is looked at. */
const refreshMs = 4000;

/** What begins runs by itself. */
export function useAutomations() {
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => getJson<readonly AutomationState[]>('api/automations', { signal }),
    refetchInterval: refreshMs,
  });
}

/** An automation under a name of its file. */
export interface NamedAutomation {
  readonly id: string;
  readonly automation: Automation;
}

/** Saves, deletes and begins automations; what is refused is told in a sentence. */
export function useAutomationChange() {
  const queryClient = useQueryClient();
  const read = useLocalText();
  const shared = {
    onSuccess: () => queryClient.invalidateQueries({ queryKey: key }),
    onError: (error: unknown) => {
      notifications.show({ color: 'red', message: read(textOf(error)) });
    },
  };
  const save = useMutation({
    mutationFn: ({ id, automation }: NamedAutomation) =>
      sendJson<AutomationState>('PUT', `api/automations/${encodeURIComponent(id)}`, automation),
    ...shared,
  });
  const remove = useMutation({
    mutationFn: (id: string) => sendJson('DELETE', `api/automations/${encodeURIComponent(id)}`),
    ...shared,
  });
  const begin = useMutation({
    mutationFn: (id: string) => sendJson<{ runId: string }>('POST', `api/automations/${encodeURIComponent(id)}/run`),
    ...shared,
  });
  return { save, remove, begin };
}
