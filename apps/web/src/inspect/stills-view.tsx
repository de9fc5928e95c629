import { ActionIcon, Button, Group, Modal, SegmentedControl, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { InspectedItem } from '@talkgraph/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverUrl } from '../api/request.js';
import { ImageZoom } from '../media-view/image-zoom.js';
import { HeatMap } from './heat-map.js';
import { type ItemPlace, itemPath } from './item-place.js';
import classes from './stills-view.module.css';

type Stills = Extract<InspectedItem, { kind: 'stills' }>;

/** Pictures that are shown before more are asked for. */
const page = 12;

interface StillsViewProps {
  readonly place: ItemPlace;
  readonly stills: Stills;
  /** A mask: one channel of numbers. */
  readonly isMask: boolean;
}

/** A batch of pictures: as a grid, each in full size, or as the numbers it consists of. */
export function StillsView({ place, stills, isMask }: StillsViewProps) {
  const { t } = useTranslation('inspect');
  const [mode, setMode] = useState<'pictures' | 'numbers'>('pictures');
  const [shown, setShown] = useState(page);
  const [open, setOpen] = useState<number>();
  const { count, width, height, channels } = stills;
  const name = (n: number) => t('picture', { n: n + 1, count });
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed">
          {t('stills', { count })} · {width} × {height} · {t(`channels.${isMask ? 'mask' : channels}`)}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={t('lookAs')}
          value={mode}
          onChange={(value) => setMode(value as typeof mode)}
          data={(['pictures', 'numbers'] as const).map((value) => ({ value, label: t(`stillModes.${value}`) }))}
        />
      </Group>
      {mode === 'numbers' ? (
        <Numbers place={place} count={count} />
      ) : (
        <Grid place={place} stills={stills} shown={shown} onOpen={setOpen} />
      )}
      {mode === 'pictures' && shown < count && (
        <Button size="xs" variant="subtle" onClick={() => setShown(shown + 4 * page)}>
          {t('more', { count: count - shown })}
        </Button>
      )}
      {open !== undefined && (
        <Modal
          opened
          onClose={() => setOpen(undefined)}
          title={name(open)}
          fullScreen
          classNames={zoomClasses}
          closeButtonProps={{ 'aria-label': t('close') }}
        >
          <ImageZoom key={open} url={serverUrl(itemPath(place, `still/${open}`, { width: 2048 }))} name={name(open)} />
        </Modal>
      )}
    </Stack>
  );
}

const zoomClasses = { content: classes.zoomFrame ?? '', body: classes.zoomBody ?? '' };

interface GridProps {
  readonly place: ItemPlace;
  readonly stills: Stills;
  readonly shown: number;
  readonly onOpen: (n: number) => void;
}

function Grid({ place, stills, shown, onOpen }: GridProps) {
  const { t } = useTranslation('inspect');
  const { count, width, height } = stills;
  return (
    <div className={classes.grid} data-single={count === 1 || undefined}>
      {Array.from({ length: Math.min(shown, count) }, (_, n) => (
        <UnstyledButton
          // biome-ignore lint/suspicious/noArrayIndexKey: a picture of a stored batch is told by its number
          key={n}
          className={classes.picture}
          aria-label={t('enlarge', { name: t('picture', { n: n + 1, count }) })}
          onClick={() => onOpen(n)}
        >
          <img
            src={serverUrl(itemPath(place, `still/${n}`, { width: count === 1 ? 768 : 256 }))}
            alt=""
            loading="lazy"
            style={{ aspectRatio: `${width} / ${height}` }}
          />
        </UnstyledButton>
      ))}
    </div>
  );
}

function Numbers({ place, count }: { readonly place: ItemPlace; readonly count: number }) {
  const { t } = useTranslation('inspect');
  const [n, setN] = useState(0);
  return (
    <Stack gap="xs">
      {count > 1 && (
        <Group gap="xs" justify="center">
          <ActionIcon variant="default" aria-label={t('previous')} disabled={n === 0} onClick={() => setN(n - 1)}>
            <IconChevronLeft size={16} />
          </ActionIcon>
          <Text size="sm">{t('picture', { n: n + 1, count })}</Text>
          <ActionIcon variant="default" aria-label={t('next')} disabled={n === count - 1} onClick={() => setN(n + 1)}>
            <IconChevronRight size={16} />
          </ActionIcon>
        </Group>
      )}
      <HeatMap place={place} n={n} />
    </Stack>
  );
}
