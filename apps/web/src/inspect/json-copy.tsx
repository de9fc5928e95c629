import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Copies a value as JSON. */
export function JsonCopy({ value }: { readonly value: unknown }) {
  const { t } = useTranslation('inspect');
  return (
    <CopyButton value={typeof value === 'string' ? value : JSON.stringify(value, null, 2)}>
      {({ copied, copy }) => {
        const label = t(copied ? 'copied' : 'copyJson');
        return (
          <Tooltip label={label}>
            <ActionIcon variant="subtle" color={copied ? 'teal' : 'gray'} size="sm" aria-label={label} onClick={copy}>
              {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
            </ActionIcon>
          </Tooltip>
        );
      }}
    </CopyButton>
  );
}
