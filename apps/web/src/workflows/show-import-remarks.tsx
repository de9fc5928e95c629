import { Code, List, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { LocalizedText } from '@talkgraph/errors';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import { closeButton } from './close-button.js';
import type { UnknownType } from './unknown-types.js';

interface ImportRemarks {
  readonly unknown: readonly UnknownType[];
  readonly remarks: readonly LocalizedText[];
}

/** More than this nobody reads. */
const mostRemarks = 50;

/** Shows what an opened workflow holds that could not be understood; everything else of it is open. */
export function showImportRemarks(found: ImportRemarks): void {
  modals.open({ title: <Heading />, size: 'lg', closeButtonProps: closeButton(), children: <Remarks {...found} /> });
}

function Heading() {
  const { t } = useTranslation('workflows');
  return <Text fw={600}>{t('import.title')}</Text>;
}

function Remarks({ unknown, remarks }: ImportRemarks) {
  const { t } = useTranslation('workflows');
  const read = useLocalText();
  return (
    <Stack gap="md">
      {unknown.length > 0 && (
        <div>
          <Text size="sm" mb="xs">
            {t('import.unknown')}
          </Text>
          <List size="sm" spacing={4}>
            {unknown.map(({ type, count, pack }) => (
              <List.Item key={type}>
                <Code>{type}</Code>
                {count > 1 && ` × ${count}`}
                {pack && <Text span inherit c="dimmed">{` – ${t('import.pack', { pack })}`}</Text>}
              </List.Item>
            ))}
          </List>
        </div>
      )}
      {remarks.length > 0 && (
        <div>
          <Text size="sm" mb="xs">
            {t('import.remarks')}
          </Text>
          <List size="sm" spacing={4}>
            {remarks.slice(0, mostRemarks).map((text) => (
              <List.Item key={text.en}>{read(text)}</List.Item>
            ))}
          </List>
        </div>
      )}
    </Stack>
  );
}
