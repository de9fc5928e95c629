import { Alert, Button, Center, Group, Stack, Text } from '@mantine/core';
import type { FallbackProps } from 'react-error-boundary';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import { emptyDocument } from '../graph/empty-document.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { downloadText } from '../workflows/download-text.js';
import { workflowText } from '../workflows/save-workflow.js';
import { untitled } from '../workflows/untitled.js';
import { useEditor } from './editor-store.js';

/** Stands in place of the editor when a workflow cannot be drawn: it can be kept as a file, and another one begun. */
export function EditorFailure({ error, resetErrorBoundary }: FallbackProps) {
  const { t } = useTranslation('editor');
  const read = useLocalText();
  const begin = () => {
    useEditor.getState().open(emptyDocument(), { path: undefined, title: untitled() });
    resetErrorBoundary();
  };
  return (
    <Center flex={1} p="lg">
      <Alert color="red" title={t('failure.title')} maw={560}>
        <Stack align="flex-start">
          <Text size="sm">{read(textOf(error))}</Text>
          <Text size="sm">{t('failure.text')}</Text>
          <Group gap="xs">
            <Button onClick={resetErrorBoundary}>{t('failure.again')}</Button>
            <Button variant="default" onClick={() => void download()}>
              {t('failure.download')}
            </Button>
            <Button variant="default" onClick={begin}>
              {t('failure.begin')}
            </Button>
          </Group>
        </Stack>
      </Alert>
    </Center>
  );
}

async function download(): Promise<void> {
  const { document, place } = useEditor.getState();
  // What cannot be drawn can perhaps not be written either; then it is kept as it is.
  const text = await workflowText().catch(() => JSON.stringify(document));
  downloadText(`${place.title || 'workflow'}.json`, text);
}
