import { Breadcrumbs as Crumbs, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../editor/editor-store.js';
import { graphAt } from '../editor/open-graph.js';
import { useLanguage } from '../i18n/use-local-text.js';
import { nodeName } from './node-name.js';
import classes from './workflow-canvas.module.css';

/** Where one is inside sub-graphs, and the way out. */
export function Breadcrumbs() {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const path = useEditor((state) => state.path);
  const title = useEditor((state) => state.place.title);
  const document = useEditor((state) => state.document);
  if (path.length === 0) return null;
  const names = path.map((id, depth) => {
    const node = graphAt(document, path.slice(0, depth))?.nodes[id];
    return node ? nodeName(node, useEditor.getState(), language) : id;
  });
  const steps = [title || t('outerCanvas'), ...names];
  return (
    <nav aria-label={t('breadcrumbs')} className={classes.breadcrumbs}>
      <Crumbs separator={<IconChevronRight size={14} />} separatorMargin={4}>
        {steps.map((name, depth) => (
          <UnstyledButton
            // biome-ignore lint/suspicious/noArrayIndexKey: its depth is what a step is
            key={depth}
            className={classes.crumb ?? ''}
            aria-current={depth === path.length ? 'location' : undefined}
            onClick={() => useEditor.getState().leaveTo(depth)}
          >
            {name}
          </UnstyledButton>
        ))}
      </Crumbs>
    </nav>
  );
}
