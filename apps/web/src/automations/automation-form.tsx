import { Button, Group, Modal, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { savedWorkflow } from '../batch/batch-workflows.js';
import { useBatchPlan } from '../batch/use-batch-plan.js';
import { listWorkflows, workflowsKey } from '../workflows/workflow-files.js';
import { type AutomationDraft, automationOf, draftOf, idFor, inputColumns, isComplete } from './automation-draft.js';
import { FolderFields } from './folder-fields.js';
import { MqttFields } from './mqtt-fields.js';
import { type DraftFieldsProps, ScheduleFields } from './schedule-fields.js';
import { type NamedAutomation, useAutomationChange, useAutomations } from './use-automations.js';
import { ValueFields } from './value-fields.js';

interface AutomationFormProps {
  /** Undefined: a new one. */
  readonly edited: NamedAutomation | undefined;
  onClose(): void;
}

const kinds = ['schedule', 'folder', 'mqtt'] as const;

/** Makes or changes an automation. */
export function AutomationForm({ edited, onClose }: AutomationFormProps) {
  const { t } = useTranslation('automations');
  const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [draft, setDraft] = useState(() => draftOf(edited?.automation, ownZone));
  const change = (part: Partial<AutomationDraft>) => setDraft((before) => ({ ...before, ...part }));
  const { data: known = [] } = useAutomations();
  const { save } = useAutomationChange();
  const columns = useInputColumns(draft.workflow);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const id =
      edited?.id ??
      idFor(
        draft.name,
        known.map((each) => each.id),
      );
    save.mutate({ id, automation: automationOf(draft) }, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title={t(edited ? 'editTitle' : 'addTitle')} size="lg">
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('name')}
            required
            data-autofocus
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <SegmentedControl
            aria-label={t('kind')}
            value={draft.kind}
            onChange={(kind) => change({ kind: kind as AutomationDraft['kind'] })}
            data={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          />
          <WorkflowSelect draft={draft} onChange={change} />
          {draft.kind === 'schedule' && <ScheduleFields draft={draft} onChange={change} />}
          {draft.kind === 'folder' && <FolderFields draft={draft} columns={columns} onChange={change} />}
          {draft.kind === 'mqtt' && <MqttFields draft={draft} onChange={change} />}
          <ValueFields draft={draft} columns={columns} onChange={change} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={!isComplete(draft)}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Which saved workflow runs; what a message orders may bring its own. */
function WorkflowSelect({ draft, onChange }: DraftFieldsProps) {
  const { t } = useTranslation('automations');
  const { data: workflows } = useQuery({ queryKey: workflowsKey, queryFn: ({ signal }) => listWorkflows(signal) });
  return (
    <Select
      label={t('workflow')}
      description={draft.kind === 'mqtt' ? t('workflowOptional') : undefined}
      required={draft.kind !== 'mqtt'}
      clearable={draft.kind === 'mqtt'}
      searchable
      data={workflows?.files.map(({ path }) => path) ?? []}
      nothingFoundMessage={t('noWorkflows')}
      value={draft.workflow}
      onChange={(workflow) => onChange({ workflow })}
    />
  );
}

/** The named inputs of a saved workflow; empty until it was read. */
function useInputColumns(path: string | null) {
  const { data } = useQuery({
    queryKey: ['automation-workflow', path],
    queryFn: () => savedWorkflow(path ?? ''),
    enabled: path !== null,
  });
  const { plan } = useBatchPlan(path === null ? undefined : data);
  return plan ? inputColumns(plan.columns) : [];
}
