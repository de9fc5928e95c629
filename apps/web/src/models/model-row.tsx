import { ActionIcon, Alert, Anchor, Badge, Button, Group, Text, Tooltip } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconShieldCheck, IconTrash } from '@tabler/icons-react';
import type { ModelVerdict, ShownModel } from '@talkgraph/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import { shownBytes } from '../system/shown-size.js';
import classes from './models-page.module.css';
import { useModelChange } from './use-models.js';

const colours = { ok: 'teal', unchecked: 'gray', changed: 'orange', missing: 'red', unlisted: 'blue' } as const;

/** One model: its licence and size, how it stands against the list, where it is loaded, and what can be done with it. */
export function ModelRow({ model }: { readonly model: ShownModel }) {
  const { t } = useTranslation('models');
  const read = useLocalText();
  const [verdict, setVerdict] = useState<ModelVerdict>();
  const { name, condition, bytes, licence, source, note, loaded, differing } = model;
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div className={classes.name}>
          <Group gap="xs">
            <Text fw={600} size="sm" className={classes.name ?? ''}>
              {name}
            </Text>
            <Tooltip label={t(`conditionHints.${condition}`)} multiline maw={320}>
              <Badge size="sm" variant="dot" color={colours[condition]} tt="none">
                {t(`conditions.${condition}`)}
              </Badge>
            </Tooltip>
            {loaded.map(({ worker, provider, bytes: held, busy }) => (
              <Badge key={worker} size="sm" variant="default" tt="none">
                {t(busy ? 'running' : 'loaded', { worker, provider, size: shownBytes(held) })}
              </Badge>
            ))}
          </Group>
          <Text size="xs" c="dimmed">
            {shownBytes(bytes)} · {licence ? t('licence', { licence: read(licence) }) : t('noLicence')}
            {note && ` · ${note}`}
            {source && /^https:/.test(source) && (
              <>
                {' · '}
                <Anchor href={source} target="_blank" rel="noreferrer" size="xs" underline="always">
                  {t('origin')}
                </Anchor>
              </>
            )}
          </Text>
        </div>
        <ModelButtons model={model} onVerdict={setVerdict} />
      </Group>
      {differing.length > 0 && (
        <Text size="xs" c="dimmed" className={classes.name ?? ''}>
          {t('differing', { files: differing.join(', ') })}
        </Text>
      )}
      {verdict && <Verdict verdict={verdict} />}
    </>
  );
}

function Verdict({ verdict: { opens, what, problem, model } }: { readonly verdict: ModelVerdict }) {
  const { t } = useTranslation('models');
  const read = useLocalText();
  const isFine = opens && model.condition !== 'changed';
  return (
    <Alert color={isFine ? 'teal' : 'red'} p="xs" mt={6} role="status">
      <Text size="sm">
        {problem ? read(problem) : t(isFine ? 'fine' : opens ? 'changedButOpens' : 'gone', { what: what ?? '' })}
      </Text>
    </Alert>
  );
}

interface ModelButtonsProps {
  readonly model: ShownModel;
  onVerdict(verdict: ModelVerdict): void;
}

function ModelButtons({ model, onVerdict }: ModelButtonsProps) {
  const { t } = useTranslation('models');
  const { verify, record, remove } = useModelChange();
  const { name, condition, bytes } = model;
  const ask = () =>
    modals.openConfirmModal({
      title: t('removeTitle'),
      children: <Text size="sm">{t('removeText', { name, size: shownBytes(bytes) })}</Text>,
      labels: { confirm: t('remove'), cancel: t('keep') },
      confirmProps: { color: 'red' },
      onConfirm: () => remove.mutate(model),
    });
  return (
    <Group gap="xs" wrap="nowrap">
      {(condition === 'unlisted' || condition === 'changed') && (
        <Tooltip label={t('recordHint')} multiline maw={280}>
          <Button size="compact-sm" variant="default" loading={record.isPending} onClick={() => record.mutate(model)}>
            {t('record')}
          </Button>
        </Tooltip>
      )}
      <Tooltip label={t('verify')}>
        <ActionIcon
          variant="default"
          aria-label={t('verifyNamed', { name })}
          loading={verify.isPending}
          onClick={() => verify.mutate(model, { onSuccess: onVerdict })}
        >
          <IconShieldCheck size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('remove')}>
        <ActionIcon variant="default" aria-label={t('removeNamed', { name })} loading={remove.isPending} onClick={ask}>
          <IconTrash size={16} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
