import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { timeText } from '../history/time-text.js';
import { useLanguage } from '../i18n/use-local-text.js';
import { forgetDraft, type LostDraft, openDraft } from './keep-draft.js';
import { mayLeaveWorkflow } from './may-leave-workflow.js';

/** Offers what tabs that crashed or were closed left unsaved, each by itself. */
export function offerLostDrafts(lost: readonly LostDraft[]): void {
  for (const each of lost) {
    const id = notifications.show({
      title: <Heading />,
      message: <Offer {...each} onDone={() => notifications.hide(id)} />,
      autoClose: false,
    });
  }
}

function Heading() {
  const { t } = useTranslation('workflows');
  return t('lost.title');
}

function Offer({ tab, draft, onDone }: LostDraft & { readonly onDone: () => void }) {
  const { t } = useTranslation('workflows');
  const time = timeText(draft.at, useLanguage());
  const recover = async () => {
    if (!(await mayLeaveWorkflow())) return;
    openDraft(draft);
    forgetDraft(tab);
    onDone();
  };
  return (
    <Stack gap="xs">
      <Text size="sm">{t('lost.text', { title: draft.place.title, time })}</Text>
      <Group gap="xs">
        <Button size="compact-sm" onClick={() => void recover()}>
          {t('lost.recover')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            forgetDraft(tab);
            onDone();
          }}
        >
          {t('lost.discard')}
        </Button>
      </Group>
    </Stack>
  );
}
