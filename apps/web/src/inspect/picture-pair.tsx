import { Box, SimpleGrid, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FramePicture } from './frame-picture.js';
import classes from './picture-pair.module.css';
import type { Pictured } from './value-view.js';

/** How a clip and what it was made of are shown. */
export type LookMode = 'after' | 'wipe' | 'both';

/** A frame by its address, and the shape of the clip that it is of. */
interface Shot {
  readonly path: string;
  readonly shape: Pictured;
}

interface PicturePairProps {
  readonly mode: LookMode;
  readonly after: Shot;
  readonly before: Shot | undefined;
}

/** Whether two clips cover each other: a crop lies elsewhere in its picture, so that a line between the two would mislead. */
export function sameShape(one: Pictured, other: Pictured): boolean {
  return Math.abs((one.width * other.height) / (one.height * other.width) - 1) < 0.01;
}

/** A frame, alone, beside the one it was made of, or over it with a line to be dragged. */
export function PicturePair({ mode, after, before }: PicturePairProps) {
  const { t } = useTranslation('inspect');
  const size = sizeOf(after);
  if (mode === 'wipe' && before !== undefined) return <Wipe size={size} after={after.path} before={before.path} />;
  if (mode === 'both' && before !== undefined) {
    return (
      <SimpleGrid cols={2} spacing={6}>
        <figure className={classes.figure}>
          <FramePicture path={before.path} label={t('before')} {...sizeOf(before)} />
          <figcaption>{t('before')}</figcaption>
        </figure>
        <figure className={classes.figure}>
          <FramePicture path={after.path} label={t('after')} {...size} />
          <figcaption>{t('after')}</figcaption>
        </figure>
      </SimpleGrid>
    );
  }
  return <FramePicture path={after.path} label={t('after')} {...size} />;
}

const sizeOf = ({ shape: { width, height } }: Shot) => ({ width, height });

interface WipeProps {
  readonly size: { readonly width: number; readonly height: number };
  readonly after: string;
  readonly before: string;
}

function Wipe({ size, after, before }: WipeProps) {
  const { t } = useTranslation('inspect');
  const [share, setShare] = useState(50);
  return (
    <Box className={classes.wipe}>
      <FramePicture path={after} label={t('after')} {...size} />
      <div className={classes.over} style={{ clipPath: `inset(0 ${100 - share}% 0 0)` }}>
        <FramePicture path={before} label={t('before')} {...size} />
      </div>
      <span className={classes.line} style={{ left: `${share}%` }} aria-hidden />
      <Text className={classes.left ?? ''} component="span" aria-hidden>
        {t('before')}
      </Text>
      <Text className={classes.right ?? ''} component="span" aria-hidden>
        {t('after')}
      </Text>
      <input
        type="range"
        min={0}
        max={100}
        value={share}
        aria-label={t('wipe')}
        className={classes.range}
        onChange={(event) => setShare(Number(event.currentTarget.value))}
        onKeyDown={(event) => event.stopPropagation()}
      />
    </Box>
  );
}
