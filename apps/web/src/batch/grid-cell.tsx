// biome-ignore-all lint/a11y/useSemanticElements: a table of thousands of rows is drawn in parts, which <table> cannot do
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has one focus, the field over its active cell
import { IconFile, IconWaveSine } from '@tabler/icons-react';
import type { LocalizedText } from '@talkgraph/errors';
import { memo, useState } from 'react';
import { thumbnailPath } from '../api/file-address.js';
import { inputFile } from '../api/input-file.js';
import { serverUrl } from '../api/request.js';
import { useLanguage, useLocalText } from '../i18n/use-local-text.js';
import type { BatchColumn } from './batch-column.js';
import classes from './batch-grid.module.css';
import { shownText } from './cell-options.js';
import type { PlacedColumn } from './grid-layout.js';

interface GridCellProps {
  readonly placed: PlacedColumn;
  readonly column: number;
  readonly text: string;
  readonly isBlankRow: boolean;
  readonly problem: LocalizedText | undefined;
  readonly isSelected: boolean;
  readonly isActive: boolean;
}

/** A cell: its text, or grey what the workflow says where it is empty. */
export const GridCell = memo(function GridCell(props: GridCellProps) {
  const { placed, column, text, isBlankRow, problem, isSelected, isActive } = props;
  const read = useLocalText();
  const language = useLanguage();
  const isEmpty = text.trim() === '';
  const shown = isEmpty ? (isBlankRow ? '' : placed.column.preset) : text;
  return (
    <div
      role="gridcell"
      aria-colindex={column + 2}
      aria-selected={isSelected}
      aria-invalid={problem !== undefined || undefined}
      className={classes.cell}
      style={{ width: placed.width }}
      title={problem ? read(problem) : undefined}
      data-column={column}
      data-kind={placed.column.kind}
      data-empty={isEmpty || undefined}
      data-selected={isSelected || undefined}
      data-active={isActive || undefined}
      data-wrong={problem !== undefined || undefined}
    >
      {placed.column.kind === 'file' && shown !== '' && (
        <FileMark column={placed.column} name={shown} isMissing={!!problem} />
      )}
      <span className={classes.text}>{shownText(placed.column, shown, language)}</span>
    </div>
  );
});

/** What kind of file it is, as a small picture where it can be seen. */
function FileMark({ column, name, isMissing }: { column: BatchColumn; name: string; isMissing: boolean }) {
  const [brokenName, setBrokenName] = useState<string>();
  const media = column.widget?.kind === 'file' ? column.widget.media : 'file';
  if (media === 'audio') return <IconWaveSine size={18} aria-hidden className={classes.mark} />;
  if (media === 'file' || isMissing || brokenName === name)
    return <IconFile size={18} aria-hidden className={classes.mark} />;
  return (
    <img
      src={serverUrl(thumbnailPath(inputFile(name), 96))}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      className={classes.thumbnail}
      onError={() => setBrokenName(name)}
    />
  );
}
