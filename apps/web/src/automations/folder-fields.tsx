import { Alert, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BatchColumn } from '../batch/batch-column.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { usualPattern } from './automation-draft.js';
import type { DraftFieldsProps } from './schedule-fields.js';

interface FolderFieldsProps extends DraftFieldsProps {
  readonly columns: readonly BatchColumn[];
}

/** Which folder is watched, and which of its files go where. */
export function FolderFields({ draft, columns, onChange }: FolderFieldsProps) {
  const { t } = useTranslation('automations');
  const read = useLocalText();
  const files = columns.filter(({ kind }) => kind === 'file');
  return (
    <>
      <TextInput
        label={t('folder')}
        description={t('folderHint')}
        value={draft.folder}
        onChange={(event) => onChange({ folder: event.currentTarget.value })}
      />
      {draft.workflow !== null && files.length === 0 && <Alert color="orange">{t('noFiles')}</Alert>}
      {files.map((column) => (
        <TextInput
          key={column.key}
          label={t('pattern', { input: read(column.label) })}
          placeholder={usualPattern(column)}
          value={draft.patterns[column.key] ?? ''}
          onChange={(event) => onChange({ patterns: { ...draft.patterns, [column.key]: event.currentTarget.value } })}
        />
      ))}
      {files.length > 1 && <Alert color="gray">{t('pairHint')}</Alert>}
      <NumberInput
        label={t('settle')}
        description={t('settleHint')}
        min={0.1}
        max={3600}
        value={draft.settleSeconds}
        onChange={(settleSeconds) => onChange({ settleSeconds })}
      />
    </>
  );
}
