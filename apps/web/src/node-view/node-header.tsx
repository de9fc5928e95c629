import { ActionIcon, Badge, ThemeIcon, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconLogin2, IconQuestionMark } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNodeName } from '../canvas/node-name.js';
import { TitleField } from '../canvas/title-field.js';
import { useEditor } from '../editor/editor-store.js';
import type { GraphNode } from '../graph/document.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { categoryLook } from './category-look.js';
import classes from './node-header.module.css';
import { NodeStateMark } from './node-state-mark.js';
import type { NodeKind } from './use-node-kind.js';

interface NodeHeaderProps {
  readonly node: GraphNode;
  readonly kind: NodeKind;
}

/** The line at the top of a node: what it is and how its run goes. */
export const NodeHeader = memo(function NodeHeader({ node, kind }: NodeHeaderProps) {
  const { t } = useTranslation('nodes');
  const name = useNodeName(node.id);
  const { setCollapsed, enterSubgraph } = useEditor.getState();
  return (
    <header className={classes.header} data-collapsed={node.collapsed || undefined}>
      <KindMark kind={kind} />
      <TitleField id={node.id} title={name} className={classes.title ?? ''} />
      <Badges node={node} kind={kind} />
      <NodeStateMark id={node.id} />
      {kind.is === 'subgraph' && (
        <ActionIcon
          className="nodrag nopan"
          variant="subtle"
          color="gray"
          size={22}
          aria-label={t('enter')}
          title={t('enter')}
          onClick={() => enterSubgraph(node.id)}
        >
          <IconLogin2 size={16} />
        </ActionIcon>
      )}
      <ActionIcon
        className="nodrag nopan"
        variant="subtle"
        color="gray"
        size={22}
        aria-label={t(node.collapsed ? 'unfold' : 'fold')}
        aria-expanded={!node.collapsed}
        onClick={() => setCollapsed([node.id], !node.collapsed)}
      >
        {node.collapsed ? <IconChevronRight size={16} /> : <IconChevronDown size={16} />}
      </ActionIcon>
    </header>
  );
});

function KindMark({ kind }: { readonly kind: NodeKind }) {
  const read = useLocalText();
  const { Icon, color } =
    kind.is === 'unknown' ? { Icon: IconQuestionMark, color: 'red' } : categoryLook(kind.category);
  const mark = (
    <ThemeIcon variant="light" color={color} size={24} radius="sm" className={classes.mark}>
      <Icon size={16} aria-hidden />
    </ThemeIcon>
  );
  const summary = kind.is === 'type' ? read(kind.type.summary) : '';
  if (summary === '') return mark;
  return (
    <Tooltip label={summary} multiline maw={300} openDelay={400}>
      {mark}
    </Tooltip>
  );
}

function Badges({ node, kind }: NodeHeaderProps) {
  const { t } = useTranslation('nodes');
  const badges = [
    node.mode === 'muted' && { text: t('muted'), color: 'gray' },
    node.mode === 'bypassed' && { text: t('bypassed'), color: 'grape' },
    kind.is === 'type' && kind.type.deprecated && { text: t('deprecated'), color: 'orange' },
    kind.is === 'type' && kind.type.experimental && { text: t('experimental'), color: 'yellow' },
    kind.is === 'type' && kind.type.isOutput && node.mode === 'active' && { text: t('output'), color: 'teal' },
  ].filter((badge) => badge !== false);
  return badges.map(({ text, color }) => (
    <Badge key={text} size="xs" variant="light" color={color} className={classes.badge} title={text}>
      {text}
    </Badge>
  ));
}
