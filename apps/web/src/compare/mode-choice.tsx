import { SegmentedControl, Slider } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type CompareMode, compareModes } from './compare-mode.js';

/** Chooses how the two are held against each other; with a seam, where it is. */
export function ModeChoice({
  mode,
  onMode,
  seam,
  onSeam,
}: {
  readonly mode: CompareMode;
  readonly onMode: (mode: CompareMode) => void;
  readonly seam: number;
  readonly onSeam: (seam: number) => void;
}) {
  const { t } = useTranslation('compare');
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t('mode')}
        value={mode}
        onChange={(value) => onMode(value as CompareMode)}
        data={compareModes.map((value) => ({ value, label: t(`modes.${value}`) }))}
      />
      {mode === 'wipe' && (
        <Slider w={130} size="sm" label={null} value={seam} onChange={onSeam} thumbLabel={t('seam')} />
      )}
    </>
  );
}
