import { Group, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RunOutput, runOutputs } from '../history/run-outputs.js';
import type { RunDetail } from '../history/use-run-detail.js';
import { AudioPlayer } from '../media-view/audio-player.js';
import { ComparedPictures } from './compared-pictures.js';
import { ComparedVideos } from './compared-videos.js';

type FileOutput = Extract<RunOutput, { file: unknown }>;

/** What the two runs made, one beside or over the other. */
export function ComparedOutputs({ a, b }: { readonly a: RunDetail; readonly b: RunDetail }) {
  const { t } = useTranslation('compare');
  const [left, chooseLeft, leftPicker] = useChosen(a, 'A');
  const [right, chooseRight, rightPicker] = useChosen(b, 'B');
  if (!left || !right) return <Text>{t('nothingToShow')}</Text>;
  const isBoth = (kind: string) => left.kind === kind && right.kind === kind;
  return (
    <section aria-label={t('results')}>
      {(leftPicker.length > 1 || rightPicker.length > 1) && (
        <Group grow mb="xs">
          <OutputChoice side="A" outputs={leftPicker} value={left} onChoose={chooseLeft} />
          <OutputChoice side="B" outputs={rightPicker} value={right} onChoose={chooseRight} />
        </Group>
      )}
      {isBoth('video') && <ComparedVideos key={`${left.key} ${right.key}`} a={left.file} b={right.file} />}
      {isBoth('image') && <ComparedPictures a={left.file} b={right.file} />}
      {isBoth('audio') && (
        <Group grow>
          <AudioPlayer src={left.file} label={t('soundOf', { side: 'A' })} height={72} />
          <AudioPlayer src={right.file} label={t('soundOf', { side: 'B' })} height={72} />
        </Group>
      )}
      {left.kind !== right.kind && <Text>{t('otherKinds')}</Text>}
    </section>
  );
}

/** Films before pictures before sounds: what was made last says most. */
const ranks = ['video', 'image', 'audio'];

function useChosen({ summary, nodes }: RunDetail, side: string) {
  const outputs = runOutputs(nodes)
    .filter((output): output is FileOutput => ranks.includes(output.kind))
    .sort((one, other) => ranks.indexOf(one.kind) - ranks.indexOf(other.kind));
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const key = chosen[`${side} ${summary.id}`];
  const output = outputs.find((each) => each.key === key) ?? outputs[0];
  const choose = (to: string) => setChosen((before) => ({ ...before, [`${side} ${summary.id}`]: to }));
  return [output, choose, outputs] as const;
}

function OutputChoice({
  side,
  outputs,
  value,
  onChoose,
}: {
  readonly side: 'A' | 'B';
  readonly outputs: readonly FileOutput[];
  readonly value: FileOutput;
  readonly onChoose: (key: string) => void;
}) {
  const { t } = useTranslation('compare');
  return (
    <Select
      size="xs"
      label={t('resultOf', { side })}
      allowDeselect={false}
      value={value.key}
      onChange={(key) => key !== null && onChoose(key)}
      data={outputs.map(({ key, file }) => ({ value: key, label: file.filename }))}
    />
  );
}
