import { Alert, Button, Group, Loader, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { FrameSlider } from './frame-slider.js';
import { itemPath } from './item-place.js';
import { useIsLarge } from './large-view.js';
import { type LookMode, PicturePair, sameShape } from './picture-pair.js';
import { StretchPlayer } from './stretch-player.js';
import { useStretch } from './use-stretch.js';
import type { Pictured, PlacedClip } from './value-view.js';

/** Seconds that are played on demand. */
const stretchSeconds = 3;

interface ClipViewProps {
  readonly shown: PlacedClip & { readonly clip: Pictured };
  /** The clip that this one was made of, to be compared with. */
  readonly before?: (PlacedClip & { readonly clip: Pictured }) | undefined;
}

/** A clip before it is rendered: any frame of it at once, and a few seconds on demand; beside what it was made of. */
export function ClipView({ shown, before }: ClipViewProps) {
  const { t } = useTranslation('inspect');
  const isLarge = useIsLarge();
  const { fps, frameCount } = shown.clip;
  const [frame, setFrame] = useState(Math.min(frameCount - 1, Math.round(fps.num / fps.den)));
  const [mode, setMode] = useState<LookMode>('after');
  const modes: readonly LookMode[] =
    before && sameShape(before.clip, shown.clip) ? ['after', 'wipe', 'both'] : ['after', 'both'];
  const stretch = useStretch();
  const at = (frame * fps.den) / fps.num;
  const width = isLarge ? 1280 : 640;
  const compared = mode === 'after' ? undefined : before;
  const behind = compared && `${compared.place.slot}/${compared.place.item}`;
  const paths = (what: string, query: Readonly<Record<string, number>>) => [
    itemPath(shown.place, what, query),
    // The server knows which of its frames this one was made of: cuts, loops and speeds shift them.
    ...(behind === undefined ? [] : [itemPath(shown.place, what, { ...query, behind })]),
  ];
  const [after = '', beside] = paths('frame', { at, width });
  const play = () => {
    stretch.make(paths('clip', { from: at, seconds: stretchSeconds, width: isLarge ? 720 : 480 }));
  };
  const move = (n: number) => {
    setFrame(n);
    if (stretch.state !== 'none') stretch.drop();
  };
  return (
    <Stack gap="xs">
      {before && (
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('compare')}
          value={mode}
          onChange={(value) => {
            stretch.drop();
            setMode(value as LookMode);
          }}
          data={modes.map((value) => ({ value, label: t(`modes.${value}`) }))}
        />
      )}
      {stretch.state === 'ready' ? (
        <StretchPlayer urls={stretch.urls} mode={mode} shapes={[shown.clip, before?.clip ?? shown.clip]} />
      ) : (
        <PicturePair
          mode={mode}
          after={{ path: after, shape: shown.clip }}
          before={compared && beside !== undefined ? { path: beside, shape: compared.clip } : undefined}
        />
      )}
      <FrameSlider frame={frame} frameCount={frameCount} fps={fps} onChange={move} />
      <StretchControl stretch={stretch} onPlay={play} />
    </Stack>
  );
}

function StretchControl({
  stretch,
  onPlay,
}: {
  readonly stretch: ReturnType<typeof useStretch>;
  readonly onPlay: () => void;
}) {
  const { t } = useTranslation('inspect');
  const read = useLocalText();
  if (stretch.state === 'making') {
    return (
      <Group gap="xs" justify="space-between">
        <Group gap="xs">
          <Loader size="xs" />
          <Text size="sm" role="status">
            {t('making', { seconds: stretchSeconds })}
          </Text>
        </Group>
        <Button size="xs" variant="default" leftSection={<IconX size={14} />} onClick={stretch.drop}>
          {t('cancel')}
        </Button>
      </Group>
    );
  }
  return (
    <>
      {stretch.state === 'failed' && <Alert color="red">{read(textOf(stretch.failure))}</Alert>}
      <Group gap="xs">
        <Button size="xs" variant="light" leftSection={<IconPlayerPlay size={14} />} onClick={onPlay}>
          {t('playStretch', { seconds: stretchSeconds })}
        </Button>
        {stretch.state === 'ready' && (
          <Button size="xs" variant="subtle" onClick={stretch.drop}>
            {t('backToFrames')}
          </Button>
        )}
      </Group>
    </>
  );
}
