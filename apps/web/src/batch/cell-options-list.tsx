// biome-ignore-all lint/a11y/useSemanticElements: a list of choices below a field
// biome-ignore-all lint/a11y/useFocusableInteractive: the field above has the focus
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the field's keys move the mark
import { Loader, UnstyledButton } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchColumn } from './batch-column.js';
import classes from './batch-grid.module.css';
import { useBatch } from './batch-store.js';
import type { CellOption } from './cell-options.js';
import { setCell } from './table-edit.js';
import { acceptedTypes, useUpload } from './use-upload.js';

interface CellOptionsProps {
  readonly id: string;
  readonly column: BatchColumn;
  readonly options: readonly CellOption[];
  readonly marked: number;
  readonly label: string;
  onPick(text: string): void;
}

/** What a cell can be set to, below it; files can also be uploaded. */
export function CellOptions({ id, column, options, marked, label, onPick }: CellOptionsProps) {
  const { t } = useTranslation('batch');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[marked]?.scrollIntoView({ block: 'nearest' });
  }, [marked]);
  return (
    // Pressing must not take the focus from the field, or writing would end before the choice is made.
    <div className={classes.options} onPointerDown={(event) => event.preventDefault()}>
      {column.widget?.kind === 'file' && <UploadChoice column={column} />}
      <div ref={list} id={id} role="listbox" aria-label={label}>
        {options.map(({ text, label: shown }, index) => (
          <div
            key={text}
            role="option"
            aria-selected={index === marked}
            className={classes.option}
            onClick={() => onPick(text)}
          >
            {shown}
          </div>
        ))}
      </div>
      {options.length === 0 && <div className={classes.noOption}>{t('noSuchFile')}</div>}
    </div>
  );
}

function UploadChoice({ column }: Pick<CellOptionsProps, 'column'>) {
  const { t } = useTranslation('batch');
  const picker = useRef<HTMLInputElement>(null);
  const { upload, isUploading } = useUpload();
  const media = column.widget?.kind === 'file' ? column.widget.media : 'file';
  return (
    <>
      <UnstyledButton className={classes.upload} tabIndex={-1} onClick={() => picker.current?.click()}>
        {isUploading ? <Loader size={14} /> : <IconUpload size={14} aria-hidden />}
        {t('uploadFile')}
      </UnstyledButton>
      <input
        ref={picker}
        type="file"
        hidden
        accept={acceptedTypes(media)}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void upload(file, media, keepIn(column.key));
        }}
      />
    </>
  );
}

/** The row may have another place, and another cell be active, when the file has arrived. */
function keepIn(key: string): (name: string) => void {
  const { batch, selection } = useBatch.getState();
  const id = batch?.rows[selection.anchor.row]?.id;
  return (name) => {
    const { batch: now, change, setDraft } = useBatch.getState();
    const at = now?.rows.findIndex((row) => row.id === id) ?? -1;
    setDraft(undefined);
    if (now && at >= 0) change(setCell(now.rows, at, key, name));
  };
}
