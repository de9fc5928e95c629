import { Group, Kbd, Modal, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanvasView } from './canvas-view.js';
import { readableKeys, runsOnMac } from './key-chord.js';
import { type Gesture, isShortcut, type Shortcut, shortcutGroups } from './shortcuts.js';

/** Everything that keys and the mouse do on the canvas. */
export function CheatSheet() {
  const { t } = useTranslation('canvas');
  const isOpen = useCanvasView((view) => view.showsKeys);
  const close = () => useCanvasView.getState().set({ showsKeys: false });
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t('keys.title')}
      size="80rem"
      closeButtonProps={{ 'aria-label': t('keys.close') }}
    >
      <Sheet />
    </Modal>
  );
}

function Sheet() {
  const { t } = useTranslation('canvas');
  const [wanted, setWanted] = useState('');
  const name = (entry: Shortcut | Gesture) =>
    isShortcut(entry) ? t(`commands.${entry.command}`) : t(`gestures.${entry.gesture}.does`);
  const matches = (entry: Shortcut | Gesture) =>
    `${name(entry)} ${isShortcut(entry) ? entry.keys.join(' ') : t(`gestures.${entry.gesture}.by`)}`
      .toLowerCase()
      .includes(wanted.trim().toLowerCase());
  const groups = shortcutGroups
    .map((group) => ({ ...group, entries: group.entries.filter(matches) }))
    .filter(({ entries }) => entries.length > 0);
  return (
    <Stack>
      <TextInput
        aria-label={t('keys.search')}
        placeholder={t('keys.search')}
        value={wanted}
        data-autofocus
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="xl" verticalSpacing="xl">
        {groups.map(({ name: group, entries }) => (
          <section key={group}>
            <Title order={3} size="h5" mb="xs">
              {t(`keys.groups.${group}`)}
            </Title>
            {entries.map((entry) => (
              <Line key={isShortcut(entry) ? entry.command : entry.gesture} entry={entry} name={name(entry)} />
            ))}
          </section>
        ))}
      </SimpleGrid>
      {groups.length === 0 && <Text c="dimmed">{t('keys.none')}</Text>}
    </Stack>
  );
}

function Line({ entry, name }: { readonly entry: Shortcut | Gesture; readonly name: string }) {
  const { t } = useTranslation('canvas');
  return (
    <Group justify="space-between" wrap="nowrap" py={3} gap="md">
      <Text size="sm">{name}</Text>
      {isShortcut(entry) ? (
        <Group gap={4} wrap="nowrap">
          <Keys chord={entry.keys[0] ?? ''} />
        </Group>
      ) : (
        <Text size="sm" c="dimmed" ta="right">
          {t(`gestures.${entry.gesture}.by`)}
        </Text>
      )}
    </Group>
  );
}

function Keys({ chord }: { readonly chord: string }) {
  return readableKeys(chord, runsOnMac()).map((key) => (
    <Kbd key={key} size="xs">
      {key}
    </Kbd>
  ));
}
