import { ActionIcon, SegmentedControl, Select, Slider, Tooltip } from '@mantine/core';
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
  IconRepeat,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { frameClock } from '../inspect/frame-clock.js';
import classes from './compare-page.module.css';
import type { PairedVideos, PairSound } from './use-paired-videos.js';

const speeds = ['0.1', '0.25', '0.5', '1', '1.5', '2'];

/** The one set of controls for both films. */
export function PairControls({
  pair,
  sound,
  onSound,
  children,
}: {
  readonly pair: PairedVideos;
  readonly sound: PairSound;
  readonly onSound: (sound: PairSound) => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('compare');
  const { playing, time, loops, speed } = pair;
  const duration = Number.isFinite(pair.duration) ? pair.duration : 0;
  const Sign = playing ? IconPlayerPauseFilled : IconPlayerPlayFilled;
  return (
    <div className={classes.controls}>
      <ActionIcon size={34} aria-label={t(playing ? 'pause' : 'play')} onClick={pair.toggle}>
        <Sign size={18} />
      </ActionIcon>
      <Button label={t('frameBack')} Icon={IconPlayerSkipBack} onClick={() => pair.step(-1)} />
      <Button label={t('frameOn')} Icon={IconPlayerSkipForward} onClick={() => pair.step(1)} />
      <Button label={t('loop')} Icon={IconRepeat} isOn={loops} onClick={() => pair.setLoops(!loops)} />
      <Slider
        className={classes.seek ?? ''}
        label={null}
        thumbLabel={t('position')}
        min={0}
        max={Math.max(duration, 0.001)}
        step={0.001}
        value={time}
        onChange={pair.seek}
      />
      <span className={classes.clock}>
        {frameClock(time)} / {frameClock(duration)}
      </span>
      <Select
        size="xs"
        w={84}
        aria-label={t('speed')}
        allowDeselect={false}
        value={String(speed)}
        onChange={(value) => pair.setSpeed(Number(value ?? 1))}
        data={speeds.map((value) => ({ value, label: `${value}×` }))}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('sound')}
        value={sound}
        onChange={(value) => onSound(value as PairSound)}
        data={[
          { value: 'A', label: t('soundOf', { side: 'A' }) },
          { value: 'B', label: t('soundOf', { side: 'B' }) },
          { value: 'none', label: t('noSound') },
        ]}
      />
      {children}
    </div>
  );
}

function Button({
  label,
  Icon,
  isOn,
  onClick,
}: {
  readonly label: string;
  readonly Icon: typeof IconRepeat;
  readonly isOn?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        size={30}
        variant={isOn ? 'light' : 'default'}
        aria-label={label}
        aria-pressed={isOn}
        onClick={onClick}
      >
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
