import { ActionIcon, Button, Group, Stack, Text, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../editor/editor-store.js';
import { useLanguage } from '../i18n/use-local-text.js';
import { nodeName } from '../runs/node-name.js';
import { placeOfNode } from '../runs/prompt-node-id.js';
import { innerNodes } from './inner-node-ids.js';
import classes from './inspect-panel.module.css';
import type { Inspected } from './inspected-node.js';

interface InnerNodesProps {
  /** An instance of a sub-graph, as prompts name it. */
  readonly instance: string;
  /** Shows the node that was chosen. */
  readonly children: (node: Pick<Inspected, 'node' | 'title'>) => ReactNode;
}

/** The nodes within an instance of a sub-graph, to choose the one that is looked into. */
export function InnerNodes({ instance, children }: InnerNodesProps) {
  const { t } = useTranslation('inspect');
  const language = useLanguage();
  const document = useEditor((state) => state.document);
  const catalogue = useEditor((state) => state.catalogue);
  const [place, setPlace] = useState(instance);
  const nodes = innerNodes(document, place);
  const titleOf = (node: string) => nodeName(node, { document, catalogue, language });
  const back = place !== instance && (
    <Tooltip label={t('back')}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('back')}
        onClick={() => setPlace(placeOfNode(place).path.join(':'))}
      >
        <IconArrowLeft size={16} />
      </ActionIcon>
    </Tooltip>
  );
  const head = (
    <Group gap={6} className={classes.within ?? ''}>
      {back}
      <Text size="sm" fw={600}>
        {titleOf(place)}
      </Text>
    </Group>
  );
  if (nodes === undefined) {
    return (
      <div className={classes.inner}>
        {head}
        {children({ node: place, title: titleOf(place) })}
      </div>
    );
  }
  return (
    <div className={classes.inner}>
      {head}
      <Stack gap={4} className={classes.panel ?? ''} component="section" aria-label={t('innerNodes')}>
        <Text size="xs" c="dimmed">
          {t('chooseInner')}
        </Text>
        {nodes.map((node) => (
          <Button
            key={node}
            variant="default"
            size="xs"
            justify="space-between"
            rightSection={<IconChevronRight size={14} />}
            onClick={() => setPlace(node)}
          >
            {titleOf(node)}
          </Button>
        ))}
      </Stack>
    </div>
  );
}
