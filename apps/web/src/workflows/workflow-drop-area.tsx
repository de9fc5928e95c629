import { Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useReactFlow } from '@xyflow/react';
import { type DragEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogueKey } from '../catalogue/use-catalogue.js';
import { openWorkflowFile } from './open-workflow-file.js';
import classes from './workflow-drop-area.module.css';

/** Distance between nodes of files that are dropped together. */
const step = 60;

/** Opens what is dropped on it: workflows and results that carry one; other media become nodes that load them. */
export function WorkflowDropArea({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('workflows');
  const { screenToFlowPosition } = useReactFlow();
  const queryClient = useQueryClient();
  const [isOver, setIsOver] = useState(false);
  const drop = async (files: readonly File[], { x, y }: { x: number; y: number }) => {
    const at = screenToFlowPosition({ x, y });
    for (const [i, file] of files.entries()) {
      await openWorkflowFile(file, { at: { x: at.x + i * step, y: at.y + i * step } });
    }
    // Pickers shall offer what was uploaded.
    await queryClient.invalidateQueries({ queryKey: catalogueKey });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files can also be opened from the menu and pasted
    <div
      className={classes.area}
      onDragOver={(event) => {
        if (!holdsFiles(event)) return;
        // A node under the pointer would take the file for itself, and says so.
        setIsOver(!event.defaultPrevented);
        if (event.defaultPrevented) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
      }}
      onDrop={(event) => {
        setIsOver(false);
        // A node under the pointer may have taken the file for itself.
        if (event.defaultPrevented || !holdsFiles(event)) return;
        event.preventDefault();
        void drop([...event.dataTransfer.files], { x: event.clientX, y: event.clientY });
      }}
    >
      {children}
      {isOver && (
        <div className={classes.veil} aria-hidden>
          <IconFileImport size={40} stroke={1.4} />
          <Text fw={600}>{t('drop.title')}</Text>
          <Text size="sm">{t('drop.hint')}</Text>
        </div>
      )}
    </div>
  );
}

/** Only files from outside: nodes from the palette are dragged too. */
function holdsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes('Files');
}
