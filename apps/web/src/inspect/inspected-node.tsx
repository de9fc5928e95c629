import { ActionIcon, Alert, SimpleGrid, Tabs, Text, Tooltip } from '@mantine/core';
import { IconArrowsMaximize, IconHistory } from '@tabler/icons-react';
import type { NodeValues } from '@talkgraph/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../api/api-error.js';
import { timeText } from '../history/time-text.js';
import { useLanguage, useLocalText } from '../i18n/use-local-text.js';
import { useRuns } from '../runs/run-store.js';
import { ContentsPending } from './contents-pending.js';
import classes from './inspect-panel.module.css';
import { useIsLarge } from './large-view.js';
import { NodeHead } from './node-head.js';
import { NodeLog } from './node-log.js';
import { PortList } from './port-list.js';
import { PreviewHere } from './preview-here.js';
import { SavedFiles } from './saved-files.js';
import { useNodeValues } from './use-contents.js';

/** A node of a run that is looked into. */
export interface Inspected {
  /** The run; undefined before the workflow was ever run. */
  readonly run: string | undefined;
  /** The node, as prompts name it. */
  readonly node: string;
  readonly title: string | undefined;
  /** Whether the open workflow can be run up to this node. */
  readonly canRun: boolean;
}

interface InspectedNodeProps extends Inspected {
  readonly onEnlarge?: () => void;
}

/** Everything there is to see of a node: what it is and how it went, what it made, what it received, what the log says. */
export function InspectedNode({ run, node, title, canRun, onEnlarge }: InspectedNodeProps) {
  const { t } = useTranslation('inspect');
  const read = useLocalText();
  const tracked = useRuns(({ runs }) => (run === undefined ? undefined : runs[run]));
  const live = tracked?.nodes[node];
  const isUnderWay = tracked?.state === 'pending' || tracked?.state === 'running';
  const state = `${tracked?.state} ${live?.state}`;
  // What a run that is under way has not come to yet, it may come to; only a look into a certain run stays in it.
  const { data: values, error, isLoading } = useNodeValues(run, node, state, canRun && !isUnderWay);
  const isUnknown = isApiError(error) && error.status === 404;
  return (
    <div className={classes.node}>
      <NodeHead
        values={values}
        live={live}
        title={title ?? (values && read(values.label)) ?? node}
        action={onEnlarge && <EnlargeButton onClick={onEnlarge} />}
      />
      {canRun && <PreviewHere node={node} run={tracked} hasValues={(values?.outputs.length ?? 0) > 0} />}
      {(run === undefined || isUnknown) && (
        <Text size="sm" c="dimmed">
          {t('notRun')}
        </Text>
      )}
      {(isLoading || (error && !isUnknown)) && <ContentsPending error={error} />}
      {values?.earlier && <EarlierRun createdAt={values.earlier.createdAt} />}
      {values && run !== undefined && (
        <Contents key={`${run} ${node}`} values={values} run={values.earlier?.run ?? run} />
      )}
    </div>
  );
}

/** Says that what is shown is of another run than the last one. */
function EarlierRun({ createdAt }: { readonly createdAt: number }) {
  const { t } = useTranslation('inspect');
  const language = useLanguage();
  return (
    <Alert color="gray" icon={<IconHistory size={16} />} p={6}>
      {t('earlier', { time: timeText(createdAt, language) })}
    </Alert>
  );
}

function EnlargeButton({ onClick }: { readonly onClick: () => void }) {
  const { t } = useTranslation('inspect');
  return (
    <Tooltip label={t('openLarge')}>
      <ActionIcon variant="subtle" color="gray" aria-label={t('openLarge')} onClick={onClick}>
        <IconArrowsMaximize size={16} />
      </ActionIcon>
    </Tooltip>
  );
}

function Contents({ values, run }: { readonly values: NodeValues; readonly run: string }) {
  const { t } = useTranslation('inspect');
  const isLarge = useIsLarge();
  const [chosen, setChosen] = useState<string | null>(null);
  // Until somebody chooses: what it made, once there is something.
  const tab = chosen ?? (values.outputs.length > 0 || values.ui || values.files ? 'outputs' : 'inputs');
  const outputs = (
    <>
      <SavedFiles values={values} />
      <PortList values={values} run={run} side="outputs" />
    </>
  );
  const inputs = <PortList values={values} run={run} side="inputs" />;
  if (isLarge) {
    return (
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
        <section aria-label={t('tabs.inputs')}>
          <h3 className={classes.side}>{t('tabs.inputs')}</h3>
          {inputs}
        </section>
        <section aria-label={t('tabs.outputs')}>
          <h3 className={classes.side}>{t('tabs.outputs')}</h3>
          {outputs}
        </section>
      </SimpleGrid>
    );
  }
  return (
    <Tabs value={tab} onChange={setChosen} keepMounted={false}>
      <Tabs.List grow>
        {(['outputs', 'inputs', 'log'] as const).map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`tabs.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="outputs">{outputs}</Tabs.Panel>
      <Tabs.Panel value="inputs">{inputs}</Tabs.Panel>
      <Tabs.Panel value="log">
        <NodeLog run={run} node={values.node} />
      </Tabs.Panel>
    </Tabs>
  );
}
