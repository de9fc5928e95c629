import { useLocalStorage } from '@mantine/hooks';
import { useEffect } from 'react';
import { getJson } from '../api/request.js';
import { serverLink } from '../api/server-link.js';
import type { Language } from '../i18n/start-i18n.js';
import { useLanguage } from '../i18n/use-local-text.js';

const endings = {
  success: { en: 'Done', zh: '运行完成' },
  partial: { en: 'Partly done', zh: '部分完成' },
  error: { en: 'Failed', zh: '运行失败' },
} as const;

/** Whether this browser wants to be told when a run ends. */
export function useWantsNotices() {
  return useLocalStorage({ key: 'talkgraph-notices', defaultValue: false, getInitialValueInEffect: false });
}

/** Tells by the system's notifications that a run has ended, while the page is not being looked at. */
export function useRunNotices(): void {
  const [wanted] = useWantsNotices();
  const language = useLanguage();
  useEffect(() => {
    if (!wanted) return;
    return serverLink.listen({
      onMessage: ({ type, data }) => {
        if (type !== 'notice' || data.kind !== 'run-changed' || !document.hidden) return;
        if (isEnding(data.state)) void tell(data.runId, data.state, language);
      },
    });
  }, [wanted, language]);
}

async function tell(runId: string, state: keyof typeof endings, language: Language): Promise<void> {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  const run = await getJson<{ title?: string }>(`api/runs/${encodeURIComponent(runId)}`).catch(() => undefined);
  // One mark for all, so that a batch does not cover the screen.
  new Notification(endings[state][language], { body: run?.title ?? '', tag: 'talkgraph-run', icon: './icon.svg' });
}

function isEnding(state: string): state is keyof typeof endings {
  return Object.hasOwn(endings, state);
}
