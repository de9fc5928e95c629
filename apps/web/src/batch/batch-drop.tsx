import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { useDropzone } from 'react-dropzone';
import { useTranslation } from 'react-i18next';
import classes from './batch-drop.module.css';
import { useFill } from './fill-store.js';
import { ImportDialog } from './import-dialog.js';
import { MatchDialog } from './match-dialog.js';
import type { RowPlan } from './row-workflow.js';
import { takeFiles } from './take-files.js';

/** Takes files and folders that are dropped anywhere on the table. */
export function BatchDrop({ plan, children }: { readonly plan: RowPlan; readonly children: ReactNode }) {
  const { t } = useTranslation('batch');
  const { sheet, files, close } = useFill();
  const drop = async (dropped: readonly File[]) => {
    try {
      await takeFiles(dropped);
    } catch {
      notifications.show({ color: 'red', message: t('sheetUnreadable', { name: dropped[0]?.name }) });
    }
  };
  const { getRootProps, isDragActive } = useDropzone({
    onDrop: (dropped) => void drop(dropped),
    noClick: true,
    noKeyboard: true,
  });
  // The grid has a focus and a role of its own.
  const { tabIndex: _tab, role: _role, ...rootProps } = getRootProps();
  return (
    <div {...rootProps} className={classes.area}>
      {children}
      {isDragActive && <div className={classes.veil}>{t('dropHere')}</div>}
      {sheet && <ImportDialog key={sheet.name} {...sheet} plan={plan} onClose={close} />}
      {files && <MatchDialog files={files} plan={plan} onClose={close} />}
    </div>
  );
}
