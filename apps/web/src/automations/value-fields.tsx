import { Fieldset, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BatchColumn } from '../batch/batch-column.js';
import { FormField } from '../batch/form-field.js';
import type { DraftFieldsProps } from './schedule-fields.js';

interface ValueFieldsProps extends DraftFieldsProps {
  readonly columns: readonly BatchColumn[];
}

/** Values of the workflow's named inputs, but for those that files of the folder are put into. */
export function ValueFields({ draft, columns, onChange }: ValueFieldsProps) {
  const { t } = useTranslation('automations');
  const shown = columns.filter(({ key, kind }) => !(draft.kind === 'folder' && kind === 'file' && draft.patterns[key]));
  if (shown.length === 0) return null;
  return (
    <Fieldset legend={t('values')}>
      <Stack gap="sm">
        {shown.map((column) => (
          <FormField
            key={column.key}
            column={column}
            text={draft.values[column.key] ?? ''}
            problem={undefined}
            onChange={(text) => onChange({ values: { ...draft.values, [column.key]: text } })}
          />
        ))}
      </Stack>
    </Fieldset>
  );
}
