import { Accordion, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClipView } from './clip-view.js';
import { FaceView } from './face-view.js';
import { frameClock } from './frame-clock.js';
import { itemPath } from './item-place.js';
import { useIsLarge } from './large-view.js';
import { MouthView } from './mouth-view.js';
import { RecipeSteps } from './recipe-steps.js';
import { SoundView } from './sound-view.js';
import { hasPicture, hasSound, type Pictured, type PlacedClip } from './value-view.js';

interface ClipItemProps {
  readonly placed: PlacedClip;
  readonly before?: PlacedClip | undefined;
}

/** A clip with all that is in it: picture, sound, the tracks that its mouth was drawn by, and how it is made. */
export function ClipItem({ placed, before }: ClipItemProps) {
  const { t } = useTranslation('inspect');
  const { clip, place } = placed;
  const isLarge = useIsLarge();
  const template = (at: number) => itemPath(place, 'frame', { at, width: isLarge ? 1280 : 640, of: 'template' });
  const pictured = isPictured(placed) ? placed : undefined;
  const sections: [name: string, content: ReactNode][] = [];
  if (clip.speaks) {
    sections.push([t('mouthOfClip'), <MouthView key="mouth" place={place} sound={placed} film={pictured} />]);
    sections.push([t('faceOfClip'), <FaceView key="face" place={place} picture={template} />]);
  }
  sections.push([t('recipe'), <RecipeSteps key="recipe" steps={clip.ops} />]);
  return (
    <Stack gap="xs">
      <Text size="xs" c="dimmed">
        {clipFacts(placed, t('frames', { count: clip.frameCount ?? 0 }))}
      </Text>
      {pictured && <ClipView shown={pictured} before={before && isPictured(before) ? before : undefined} />}
      {hasSound(clip) && <SoundView place={place} seconds={clip.seconds} label={t('sound')} />}
      <Sections sections={sections} />
    </Stack>
  );
}

function Sections({ sections }: { readonly sections: readonly (readonly [name: string, content: ReactNode])[] }) {
  const [open, setOpen] = useState<string[]>([]);
  return (
    <Accordion multiple variant="contained" chevronPosition="left" value={open} onChange={setOpen}>
      {sections.map(([name, content]) => (
        <Accordion.Item key={name} value={name}>
          <Accordion.Control>
            <Text size="sm">{name}</Text>
          </Accordion.Control>
          {/* What is closed loads nothing. */}
          <Accordion.Panel>{open.includes(name) && content}</Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

function clipFacts({ clip }: PlacedClip, frames: string): string {
  const facts = [frameClock(clip.seconds)];
  if (hasPicture(clip)) {
    facts.push(
      `${clip.width} × ${clip.height}`,
      `${Math.round((clip.fps.num / clip.fps.den) * 100) / 100} fps`,
      frames,
    );
  }
  if (clip.sampleRate !== undefined) facts.push(`${clip.sampleRate / 1000} kHz`);
  return facts.join(' · ');
}

function isPictured(placed: PlacedClip): placed is PlacedClip & { readonly clip: Pictured } {
  return hasPicture(placed.clip);
}
