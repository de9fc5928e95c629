import { Modal, Text } from '@mantine/core';
import { IconPointer } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../editor/editor-store.js';
import { useRuns } from '../runs/run-store.js';
import { InnerNodes } from './inner-nodes.js';
import classes from './inspect-panel.module.css';
import { type Inspected, InspectedNode } from './inspected-node.js';
import { LargeView } from './large-view.js';
import { useSelectedNode } from './use-selected-node.js';

interface InspectPanelProps {
  /** A run to look into; the one that the open workflow follows where it is left out. */
  readonly runId?: string;
  /** A node of it, as prompts name it; the one that is selected on the canvas where it is left out. */
  readonly nodeId?: string;
}

/** Shows what a node received and made. */
export function InspectPanel({ runId, nodeId }: InspectPanelProps) {
  const { t } = useTranslation('inspect');
  const selected = useSelectedNode();
  const followed = useRuns((state) => state.followed);
  const count = useEditor(({ selection }) => selection.nodes.size);
  if (nodeId !== undefined) {
    return <Enlargeable run={runId ?? followed} node={nodeId} title={undefined} canRun={false} />;
  }
  if (!selected) {
    return <Nothing text={t(count > 1 ? 'selectOne' : 'selectNode')} />;
  }
  const { node, title, kind } = selected;
  if (kind === 'editor') return <Nothing text={t('ownNode')} />;
  const place = { run: runId ?? followed, canRun: runId === undefined };
  if (kind === 'instance') {
    return (
      <InnerNodes key={node} instance={node}>
        {(inner) => <Enlargeable key={inner.node} {...place} {...inner} />}
      </InnerNodes>
    );
  }
  return <Enlargeable key={node} {...place} node={node} title={title} />;
}

function Nothing({ text }: { readonly text: string }) {
  return (
    <div className={classes.nothing}>
      <IconPointer size={28} aria-hidden />
      <Text size="sm">{text}</Text>
    </div>
  );
}

function Enlargeable(inspected: Inspected) {
  const { t } = useTranslation('inspect');
  const [isLarge, setIsLarge] = useState(false);
  return (
    <div className={classes.panel}>
      {isLarge ? (
        <LargeView value={true}>
          <Modal
            opened
            onClose={() => setIsLarge(false)}
            title={t('inside')}
            size="min(1500px, 94vw)"
            centered
            closeButtonProps={{ 'aria-label': t('close') }}
          >
            <InspectedNode {...inspected} />
          </Modal>
        </LargeView>
      ) : (
        <InspectedNode {...inspected} onEnlarge={() => setIsLarge(true)} />
      )}
    </div>
  );
}
