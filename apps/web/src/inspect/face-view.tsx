import { Badge, Group, Stack, Switch, Text } from '@mantine/core';
import type { InspectedFaceTrack } from '@talkgraph/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import { ContentsPending } from './contents-pending.js';
import { FaceDrawing } from './face-drawing.js';
import { FaceProblems } from './face-problems.js';
import classes from './face-view.module.css';
import { FramePicture } from './frame-picture.js';
import { FrameSlider } from './frame-slider.js';
import type { ItemPlace } from './item-place.js';
import { PoseCurves } from './pose-curves.js';
import { useFaceFrames } from './use-contents.js';

interface FaceViewProps {
  readonly place: ItemPlace;
  /** The address of the picture of a frame, where the clip that was analysed (told by its hash) is at hand. */
  readonly picture: (seconds: number, clipHash: string) => string | undefined;
}

/** A face track: what was found in each frame, drawn over it, with the frames that are no good and why. */
export function FaceView({ place, picture }: FaceViewProps) {
  const { t } = useTranslation('inspect');
  const read = useLocalText();
  const [frame, setFrame] = useState(0);
  const [isDrawn, setIsDrawn] = useState(true);
  const { data, error } = useFaceFrames(place, frame);
  if (error || !data) return <ContentsPending error={error} />;
  const { width, height, fps, frameCount, unusable, clipHash } = data;
  const path = picture((frame * fps.den) / fps.num, clipHash);
  const faces = data.frames.find(({ n }) => n === frame)?.faces;
  const textOfFlag = (flag: string) => read(data.flagTexts[flag] ?? { en: flag, zh: flag });
  const drawing = isDrawn && faces && <FaceDrawing track={data} faces={faces} />;
  const ranges = unusable.map(({ from, to, reason }) => ({ from, to, label: textOfFlag(reason) }));
  return (
    <Stack gap="xs">
      {path !== undefined ? (
        <FramePicture path={path} label={t('faceFrame')} width={width} height={height}>
          {drawing}
        </FramePicture>
      ) : (
        <div className={classes.blank} style={{ aspectRatio: `${width} / ${height}` }}>
          {drawing}
        </div>
      )}
      <FrameSlider frame={frame} frameCount={frameCount} fps={fps} onChange={setFrame} ranges={ranges} />
      <FaceFacts track={data} faces={faces ?? []} textOfFlag={textOfFlag} />
      <Switch
        size="xs"
        checked={isDrawn}
        onChange={(event) => setIsDrawn(event.currentTarget.checked)}
        label={t('drawFace')}
      />
      <FaceProblems ranges={ranges} fps={fps} frameCount={frameCount} onGo={setFrame} />
      <PoseCurves place={place} track={data} frame={frame} onGo={setFrame} />
    </Stack>
  );
}

type Face = InspectedFaceTrack['frames'][number]['faces'][number];

interface FaceFactsProps {
  readonly track: InspectedFaceTrack;
  readonly faces: readonly Face[];
  readonly textOfFlag: (flag: string) => string;
}

function FaceFacts({ track, faces, textOfFlag }: FaceFactsProps) {
  const { t } = useTranslation('inspect');
  if (faces.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {track.faces.length === 0 ? t('noFaceAtAll') : t('noFaceHere')}
      </Text>
    );
  }
  return faces.map(({ id, pose, visibility, flags }) => {
    const [yaw = 0, pitch = 0, roll = 0] = pose;
    const degrees = (value: number) => `${value.toFixed(1)}°`;
    return (
      <Group key={id} gap="xs">
        {track.faces.length > 1 && (
          <Badge tt="none" variant="outline">
            {t('face', { n: id + 1 })}
          </Badge>
        )}
        <Text size="xs" className={classes.figures ?? ''}>
          {t('pose', { yaw: degrees(yaw), pitch: degrees(pitch), roll: degrees(roll) })}
        </Text>
        <Text size="xs" className={classes.figures ?? ''}>
          {t('visibility', { percent: Math.round(visibility * 100) })}
        </Text>
        {flags.map((flag) => (
          <Badge tt="none" key={flag} color="orange" variant="light">
            {textOfFlag(flag)}
          </Badge>
        ))}
      </Group>
    );
  });
}
