import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
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
  const { t, i18n } = useTranslation('workflows');
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'short' }).format(draft.at);
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
