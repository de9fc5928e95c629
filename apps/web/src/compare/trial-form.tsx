import { Alert, Button, Group, Modal, MultiSelect, Select, Stack, TagsInput, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import { randomId } from '../api/random-id.js';
import type { Catalogue } from '../catalogue/node-type.js';
import { useNodeTitles } from '../history/use-node-titles.js';
import type { RunDetail } from '../history/use-run-detail.js';
import { useLanguage, useLocalText } from '../i18n/use-local-text.js';
import { runTitle } from '../queue/run-title.js';
import { submitRun } from '../runs/submit-run.js';
import { firstValues, type TrialParameter, trialParameters } from './trial-parameters.js';
import { mostTrialRuns, type Trial, type TrialRun, trialRuns } from './trial-runs.js';

/** Parameters that may be tried at once. */
const mostParameters = 3;

interface TrialFormProps {
  readonly detail: RunDetail;
  readonly catalogue: Catalogue;
  readonly onClose: () => void;
  /** Told the batch of the runs that were handed in. */
  readonly onSubmitted: (batch: string) => void;
}

/** Asks with which other engines and settings a run shall be made again, and hands these runs in. */
export function TrialForm({ detail, catalogue, onClose, onSubmitted }: TrialFormProps) {
  const { t } = useTranslation(['compare', 'runs']);
  const read = useLocalText();
  const parameters = trialParameters(detail.workflow.prompt, catalogue);
  const [trials, setTrials] = useState<readonly Trial[]>(() => parameters.slice(0, 1).map(trialOf));
  const { submit, isSending, failure } = useTrialSubmit(detail, onSubmitted);
  const runs = trialRuns(detail.workflow.prompt, trials, catalogue);
  const isTooMany = runs.length > mostTrialRuns;
  const free = parameters.filter(({ key }) => !trials.some(({ parameter }) => parameter.key === key));
  const change = (place: number, trial: Trial | undefined) =>
    setTrials(trial ? trials.with(place, trial) : trials.toSpliced(place, 1));
  return (
    <Modal opened onClose={onClose} title={t('try')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack gap="md">
        <Text size="sm">{t(parameters.length === 0 ? 'nothingToTry' : 'tryHint')}</Text>
        {trials.map((trial, place) => (
          <TrialRow
            key={trial.parameter.key}
            trial={trial}
            others={[trial.parameter, ...free]}
            detail={detail}
            onChange={(next) => change(place, next)}
          />
        ))}
        {trials.length < mostParameters && free[0] && (
          <Button
            variant="subtle"
            size="xs"
            style={{ alignSelf: 'start' }}
            onClick={() => free[0] && setTrials([...trials, trialOf(free[0])])}
          >
            {t('tryMore')}
          </Button>
        )}
        {failure !== undefined && <Alert color="red">{read(textOf(failure))}</Alert>}
        {isTooMany && <Alert color="orange">{t('tooMany', { count: runs.length, most: mostTrialRuns })}</Alert>}
        <Group justify="end">
          <Button loading={isSending} disabled={runs.length === 0 || isTooMany} onClick={() => void submit(runs)}>
            {t('runTrials', { count: runs.length })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const trialOf = (parameter: TrialParameter): Trial => ({ parameter, values: firstValues(parameter) });

interface TrialRowProps {
  readonly trial: Trial;
  readonly others: readonly TrialParameter[];
  readonly detail: RunDetail;
  readonly onChange: (trial: Trial | undefined) => void;
}

function TrialRow({ trial: { parameter, values }, others, detail, onChange }: TrialRowProps) {
  const { t } = useTranslation('compare');
  const read = useLocalText();
  const titles = useNodeTitles();
  const nameOf = ({ node, label }: TrialParameter) => `${read(label)} · ${titles.node(detail.workflow.prompt, node)}`;
  const common = { label: t('values'), value: [...values], style: { flex: 1.4 }, clearable: true };
  const setValues = (next: readonly string[]) => onChange({ parameter, values: next });
  return (
    <Group gap="sm" align="start" wrap="nowrap">
      <Select
        style={{ flex: 1 }}
        label={t('parameter')}
        searchable
        allowDeselect={false}
        value={parameter.key}
        data={others.map((other) => ({ value: other.key, label: nameOf(other) }))}
        onChange={(key) => {
          const next = others.find((other) => other.key === key);
          if (next) onChange(trialOf(next));
        }}
      />
      {parameter.choices ? (
        <MultiSelect
          {...common}
          data={parameter.choices.map(({ value, label }) => ({ value, label: read(label) }))}
          onChange={setValues}
        />
      ) : (
        <TagsInput
          {...common}
          description={t('numbersHint', { now: String(parameter.now) })}
          splitChars={[',', '，', ' ', ';']}
          onChange={(next) => setValues(next.filter((value) => value.trim() !== '' && Number.isFinite(Number(value))))}
        />
      )}
    </Group>
  );
}

/** Hands the runs in one after another, as one batch. */
function useTrialSubmit({ summary }: RunDetail, onSubmitted: (batch: string) => void) {
  const { t } = useTranslation('runs');
  const language = useLanguage();
  const queryClient = useQueryClient();
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const submit = async (runs: readonly TrialRun[]) => {
    setSending(true);
    setFailure(undefined);
    const batch = `trial-${randomId()}`;
    try {
      for (const [row, { prompt, settings }] of runs.entries()) {
        const said = settings.map(
          ({ parameter, value }) => `${parameter.label[language]} ${nameOf(parameter, value, language)}`,
        );
        const title = `${runTitle(summary, t)} · ${said.join(', ')}`.slice(0, 300);
        await submitRun({ workflow: prompt as never, title, batch, key: `${batch}-${row}` });
      }
      onSubmitted(batch);
    } catch (error) {
      setFailure(error);
    }
    setSending(false);
    await queryClient.invalidateQueries({ queryKey: ['runs'] });
  };
  return { submit, isSending, failure };
}

function nameOf({ choices }: TrialParameter, value: string, language: 'en' | 'zh'): string {
  return choices?.find((choice) => choice.value === value)?.label[language] ?? value;
}
