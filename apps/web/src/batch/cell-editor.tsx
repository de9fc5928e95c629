import { type ClipboardEvent, type KeyboardEvent, type Ref, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage, useLocalText } from '../i18n/use-local-text.js';
import type { BatchColumn } from './batch-column.js';
import classes from './batch-grid.module.css';
import { useBatch } from './batch-store.js';
import { type CellOption, cellOptions } from './cell-options.js';
import { CellOptions } from './cell-options-list.js';
import { gridKey, keepAndGoDown, stepAside } from './grid-keys.js';
import { headerHeight, type PlacedColumn, rowHeight } from './grid-layout.js';
import { rangeOf } from './grid-selection.js';
import { readClipboard, writeClipboard } from './read-sheet.js';
import { clearRange, copyBlock, pasteBlock } from './table-edit.js';
import { leaveDraft } from './use-grid-pointer.js';

interface CellEditorProps {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly layout: readonly PlacedColumn[];
  readonly pageRows: number;
}

/**
 * The field that lies over the active cell and holds the grid's focus. It is there, unseen, before anything is written:
 * only so the first sign of an input method lands in it, and the clipboard's events come to it.
 */
export function CellEditor({ ref, layout, pageRows }: CellEditorProps) {
  const { t } = useTranslation('batch');
  const read = useLocalText();
  const listId = useId();
  const { row, column } = useBatch(({ selection }) => selection.anchor);
  const draft = useBatch((state) => state.draft);
  const placed = layout[column];
  const choice = useOptions(placed?.column);
  const keys = useEditorKeys(layout, pageRows, choice);
  if (!placed) return null;
  const name = `${read(placed.column.label)}, ${t('rowName', { number: row + 1 })}`;
  const style = { left: placed.left, top: headerHeight + row * rowHeight, width: placed.width, height: rowHeight };
  return (
    <div className={classes.editor} style={style} data-writing={draft !== undefined || undefined} data-no-select>
      <textarea
        ref={ref}
        aria-label={name}
        aria-description={t('gridKeys')}
        aria-controls={choice.options ? listId : undefined}
        rows={1}
        spellCheck={false}
        value={draft ?? ''}
        onChange={(event) => useBatch.getState().setDraft(event.currentTarget.value)}
        onKeyDown={keys}
        onBlur={({ currentTarget }) => {
          // A file dialog takes the window's focus, not the field's.
          if (document.activeElement !== currentTarget) leaveDraft(layout);
        }}
        {...clipboard(layout)}
      />
      {draft !== undefined && (choice.options || placed.column.kind === 'file') && (
        <CellOptions
          id={listId}
          column={placed.column}
          options={choice.options ?? []}
          marked={choice.marked}
          label={name}
          onPick={(text) => {
            useBatch.getState().setDraft(text);
            leaveDraft(layout);
          }}
        />
      )}
    </div>
  );
}

interface Choice {
  readonly options: readonly CellOption[] | undefined;
  /** The option that Enter takes; −1: what is written. */
  readonly marked: number;
  mark(at: number): void;
}

/** Before anything is typed all options are shown; then those that fit. */
function useOptions(column: BatchColumn | undefined): Choice {
  const language = useLanguage();
  const draft = useBatch((state) => state.draft);
  const opened = useRef<string>(undefined);
  const [moved, setMoved] = useState<{ draft: string; at: number }>();
  if (draft === undefined) opened.current = undefined;
  else opened.current ??= draft;
  if (!column || draft === undefined) return { options: undefined, marked: -1, mark: () => undefined };
  const isUntouched = draft === opened.current;
  const options = cellOptions(column, isUntouched ? '' : draft, language);
  const current = options?.findIndex(({ text, label }) => text === draft || label === draft) ?? -1;
  const first = draft.trim() === '' || isUntouched ? -1 : 0;
  const marked = moved?.draft === draft ? moved.at : current >= 0 ? current : first;
  return { options, marked, mark: (at) => setMoved({ draft, at }) };
}

function useEditorKeys(layout: readonly PlacedColumn[], pageRows: number, choice: Choice) {
  // After Escape, Tab leaves the grid, so that nobody is caught in it.
  const isLeaving = useRef(false);
  return (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const { draft, setDraft } = useBatch.getState();
    const wasLeaving = isLeaving.current;
    isLeaving.current = false;
    const back = event.shiftKey ? -1 : 1;
    let isTaken = true;
    if (event.key === 'Tab') {
      take(choice);
      leaveDraft(layout);
      isTaken = !wasLeaving && stepAside(layout, back);
    } else if (event.key === 'Escape') {
      isLeaving.current = draft === undefined;
      setDraft(undefined);
    } else if (draft === undefined) isTaken = gridKey(event, layout, pageRows);
    else if (event.key === 'Enter' && !event.altKey) {
      take(choice);
      keepAndGoDown(layout, back);
    } else if (event.key === 'Enter') setDraft(`${draft}\n`);
    else if (choice.options && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const at = choice.marked + (event.key === 'ArrowDown' ? 1 : -1);
      choice.mark(Math.max(0, Math.min(choice.options.length - 1, at)));
    } else isTaken = false;
    if (isTaken) event.preventDefault();
  };
}

function take({ options, marked }: Choice): void {
  const option = options?.[marked];
  if (option && useBatch.getState().draft !== undefined) useBatch.getState().setDraft(option.text);
}

/** Ranges go through the clipboard as spreadsheets write them, unless text is being written. */
function clipboard(layout: readonly PlacedColumn[]) {
  const keys = layout.map(({ column }) => column.key);
  const copy = (event: ClipboardEvent) => {
    const { batch, selection, draft } = useBatch.getState();
    if (!batch || draft !== undefined) return undefined;
    event.clipboardData.setData('text/plain', writeClipboard(copyBlock(batch.rows, keys, rangeOf(selection))));
    event.preventDefault();
    return { batch, selection };
  };
  return {
    onCopy: (event: ClipboardEvent) => void copy(event),
    onCut: (event: ClipboardEvent) => {
      const cut = copy(event);
      if (cut) useBatch.getState().change(clearRange(cut.batch.rows, keys, rangeOf(cut.selection)));
    },
    onPaste: (event: ClipboardEvent) => {
      const { batch, selection, draft, change } = useBatch.getState();
      const text = event.clipboardData.getData('text/plain');
      if (!batch || draft !== undefined || text === '') return;
      event.preventDefault();
      const { rows, range } = pasteBlock(batch.rows, keys, rangeOf(selection), readClipboard(text));
      change(rows, range);
    },
  };
}
