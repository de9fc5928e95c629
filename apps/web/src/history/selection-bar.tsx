import { Button, Text } from '@mantine/core';
import { IconColumns, IconDownload, IconTrash, IconX } from '@tabler/icons-react';
import type { RunSummary } from '@talkgraph/protocol';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { serverUrl } from '../api/request.js';
import classes from './runs-page.module.css';
import { useDeleteRuns } from './use-delete-runs.js';
import { zipPath } from './zip-path.js';

/** What can be done with the selected runs. */
export function SelectionBar({
  runs,
  selected,
  onSelect,
}: {
  readonly runs: readonly RunSummary[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
}) {
  const { t } = useTranslation('history');
  const [, navigate] = useLocation();
  const askAndDelete = useDeleteRuns();
  const ids = runs.flatMap(({ id }) => (selected.has(id) ? [id] : []));
  const [newer, older] = ids;
  const clear = () => onSelect(new Set());
  return (
    <section className={classes.selection} aria-label={t('selection')}>
      <Text size="sm" fw={600}>
        {t('selected', { count: ids.length })}
      </Text>
      <DownloadButton path={zipPath(ids)} />
      <Button
        size="xs"
        variant="default"
        leftSection={<IconColumns size={15} />}
        disabled={ids.length !== 2}
        title={t('compareHint')}
        // The older one is A: what came after is held against what was before.
        onClick={() => navigate(`/compare?${new URLSearchParams({ a: older ?? '', b: newer ?? '' })}`)}
      >
        {t('compare')}
      </Button>
      <Button
        size="xs"
        variant="light"
        color="red"
        leftSection={<IconTrash size={15} />}
        onClick={() => askAndDelete(ids, clear)}
      >
        {t('delete')}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={() => onSelect(new Set(runs.map(({ id }) => id)))}>
        {t('selectAll')}
      </Button>
      <Button size="xs" variant="subtle" color="gray" leftSection={<IconX size={15} />} onClick={clear}>
        {t('selectNone')}
      </Button>
    </section>
  );
}

function DownloadButton({ path }: { readonly path: string | undefined }) {
  const { t } = useTranslation('history');
  const looks = { size: 'xs', variant: 'default', leftSection: <IconDownload size={15} /> } as const;
  if (path === undefined) {
    return (
      <Button {...looks} disabled title={t('tooManyToDownload')}>
        {t('downloadZip')}
      </Button>
    );
  }
  return (
    <Button {...looks} component="a" href={serverUrl(path)} download>
      {t('downloadZip')}
    </Button>
  );
}
