import { type RenderTreeNodePayload, Tree, useTree } from '@mantine/core';
import { IconChevronRight, IconHistory, IconStarFilled } from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../editor/editor-store.js';
import { askToDeleteNode, askToRenameNode } from '../own-nodes/ask-own-node.js';
import { EntryMark } from './entry-mark.js';
import { ownCategory, type PaletteEntry } from './palette-entry.js';
import { PaletteLeaf } from './palette-leaf.js';
import { usePaletteMemory } from './palette-memory.js';
import classes from './palette-tree.module.css';
import { paletteTreeData } from './palette-tree-data.js';
import { useCategoryName } from './use-category-name.js';

interface PaletteTreeProps {
  readonly entries: readonly PaletteEntry[];
  readonly onTake: (entry: PaletteEntry) => void;
  readonly onDragStart: (event: DragEvent, entry: PaletteEntry) => void;
}

/** No category has a colon in its name. */
const lists = { favourites: ':favourites', recent: ':recent' } as const;

/** All entries by category. Arrow keys walk through it, Enter adds, S stars; F2 renames and Delete deletes one's own. */
export function PaletteTree({ entries, onTake, onDragStart }: PaletteTreeProps) {
  const { t } = useTranslation('palette');
  const open = usePaletteMemory((memory) => memory.open);
  const setOpen = usePaletteMemory((memory) => memory.setOpen);
  const tree = useTree({ expandedState: open, onExpandedStateChange: setOpen });
  const favourites = usePaletteMemory((memory) => memory.favourites);
  const recent = usePaletteMemory((memory) => memory.recent);
  const toggleFavourite = usePaletteMemory((memory) => memory.toggleFavourite);
  const { data, leaves } = useMemo(
    () => paletteTreeData(entries, { favourites, recent, lists }),
    [entries, favourites, recent],
  );
  const onKeyDown = ({ key, target, ctrlKey, metaKey }: KeyboardEvent<HTMLElement>) => {
    const item = target instanceof HTMLElement && target.role === 'treeitem' ? target : undefined;
    const entry = leaves.get(item?.dataset.value ?? '');
    if (!entry || ctrlKey || metaKey) return;
    if (key === 'Enter') onTake(entry);
    if (key === 's' || key === 'S') toggleFavourite(entry.type);
    const own = entry.category === ownCategory ? useEditor.getState().ownNodes.get(entry.type) : undefined;
    if (own && key === 'F2') askToRenameNode(own);
    if (own && key === 'Delete') askToDeleteNode(own);
  };
  return (
    <Tree
      data={data}
      tree={tree}
      levelOffset={14}
      aria-label={t('allNodes')}
      onKeyDown={onKeyDown}
      renderNode={(payload) => {
        const entry = leaves.get(payload.node.value);
        if (!entry) return <BranchLabel {...payload} />;
        return <PaletteLeaf entry={entry} elementProps={payload.elementProps} {...{ onTake, onDragStart }} />;
      }}
    />
  );
}

function BranchLabel({ node, expanded, elementProps, level }: RenderTreeNodePayload) {
  const { t } = useTranslation('palette');
  const nameCategory = useCategoryName();
  const names: Readonly<Record<string, string>> = { [lists.favourites]: t('favourites'), [lists.recent]: t('recent') };
  return (
    <div {...elementProps} className={`${elementProps.className} ${classes.branch}`}>
      <IconChevronRight size={14} aria-hidden className={classes.chevron} data-open={expanded || undefined} />
      {node.value === lists.favourites && <IconStarFilled size={15} aria-hidden className={classes.star} />}
      {node.value === lists.recent && <IconHistory size={16} aria-hidden className={classes.dim} />}
      {level === 1 && !(node.value in names) && <EntryMark category={node.value} size={20} />}
      <span className={classes.name}>{names[node.value] ?? nameCategory(node.value)}</span>
      <span className={classes.count}>{node.children?.filter(({ children }) => !children).length || null}</span>
    </div>
  );
}
