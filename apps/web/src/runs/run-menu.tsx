import { ActionIcon, Menu } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconChevronDown, IconFocusCentered, IconPlayerTrackNext, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../canvas/key-hint.js';
import { useEditor } from '../editor/editor-store.js';
import { useQueue, useQueueChange } from '../queue/use-queue.js';
import classes from './run-bar.module.css';
import { selectedTargets } from './selected-targets.js';
import { useRunWorkflow } from './use-run-workflow.js';

/** Other ways to run: only up to the selected nodes, before everything that waits; and emptying the queue. */
export function RunMenu({ times }: { readonly times: number }) {
  const { t } = useTranslation('runs');
  const run = useRunWorkflow();
  const { data } = useQueue();
  const { clear } = useQueueChange();
  const count = useEditor(({ selection }) => selection.nodes.size);
  const waiting = data?.pending.length ?? 0;
  const runSelected = () => {
    const targets = selectedTargets();
    if (targets.length > 0) void run({ times, targets });
  };
  const askAndClear = () =>
    modals.openConfirmModal({
      title: t('clearTitle'),
      children: t('clearText', { count: waiting }),
      labels: { confirm: t('clearConfirm'), cancel: t('keep') },
      confirmProps: { color: 'red' },
      onConfirm: () => clear(),
    });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={30} variant="filled" className={classes.more ?? ''} aria-label={t('moreWays')}>
          <IconChevronDown size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFocusCentered size={16} />} disabled={count === 0} onClick={runSelected}>
          {t('runSelected', { count })}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPlayerTrackNext size={16} />}
          rightSection={<KeyHint keys="Mod+Shift+Enter" />}
          onClick={() => void run({ times, front: true })}
        >
          {t('runFront')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash size={16} />} disabled={waiting === 0} onClick={askAndClear}>
          {t('clear', { count: waiting })}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
