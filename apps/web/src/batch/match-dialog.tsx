import { Alert, Button, Group, List, Modal, Progress, Select, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { useBatch } from './batch-store.js';
import { type FileMatch, matchFiles } from './match-files.js';
import type { RowPlan } from './row-workflow.js';
import { type Upload, useUploads } from './use-uploads.js';

interface MatchDialogProps {
  readonly files: readonly File[];
  readonly plan: RowPlan;
  onClose(): void;
}

/** Uploads files and gives them to the rows their names belong to. */
export function MatchDialog({ files, plan, onClose }: MatchDialogProps) {
  const { t } = useTranslation('batch');
  const read = useLocalText();
  const uploads = useUploads(files);
  const rows = useBatch(({ batch }) => batch?.rows);
  const keys = plan.columns.filter(({ kind }) => kind !== 'file' && kind !== 'switch');
  const [keyColumn, setKeyColumn] = useState<string | null>(null);
  const isOver = uploads.every(({ stored, error }) => stored || error);
  const match = useMemo(() => {
    const given = uploads.flatMap(({ stored }) => (stored ? [stored] : []));
    return matchFiles(rows ?? [], plan.columns, given, keyColumn ?? undefined);
  }, [uploads, rows, plan.columns, keyColumn]);
  const take = () => {
    useBatch.getState().change(match.rows);
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('matchTitle', { count: files.length })}
      size="lg"
      closeOnClickOutside={isOver}
    >
      <Stack>
        <UploadState uploads={uploads} />
        <Select
          label={t('keyColumn')}
          description={t('keyColumnHint')}
          placeholder={t('byFileNames')}
          clearable
          data={keys.map(({ key, label }) => ({ value: key, label: read(label) }))}
          value={keyColumn}
          onChange={setKeyColumn}
        />
        {isOver && <MatchOutcome match={match} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button disabled={!isOver || match.matched === 0} onClick={take}>
            {t('matchTake', { count: match.matched })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function UploadState({ uploads }: { readonly uploads: readonly Upload[] }) {
  const { t } = useTranslation('batch');
  const read = useLocalText();
  const done = uploads.filter(({ stored }) => stored).length;
  const share = uploads.reduce((sum, upload) => sum + upload.share, 0) / Math.max(1, uploads.length);
  const failed = uploads.filter(({ error }) => error !== undefined);
  return (
    <Stack gap={6}>
      <Text size="sm">{t('uploaded', { done, count: uploads.length })}</Text>
      <Progress value={share * 100} aria-label={t('uploadProgress')} />
      {failed.length > 0 && (
        <Alert color="red" title={t('uploadsFailed', { count: failed.length })}>
          <List size="sm">
            {failed.slice(0, 8).map(({ name, error }) => (
              <List.Item key={name}>
                {name}: {read(textOf(error))}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </Stack>
  );
}

function MatchOutcome({ match }: { readonly match: FileMatch }) {
  const { t } = useTranslation('batch');
  return (
    <Stack gap={6}>
      <Text size="sm">{t('matched', { count: match.matched })}</Text>
      {match.added > 0 && <Text size="sm">{t('rowsAdded', { count: match.added })}</Text>}
      {match.unmatched.length > 0 && (
        <Alert color="orange" title={t('unmatched', { count: match.unmatched.length })}>
          <Text size="sm">{match.unmatched.slice(0, 30).join(', ')}</Text>
        </Alert>
      )}
    </Stack>
  );
}
