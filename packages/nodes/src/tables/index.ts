import { definePack } from '@talkgraph/engine';
import { addColumn } from './add-column.js';
import { filterTable } from './filter-table.js';
import { joinTables } from './join-tables.js';
import { loadTable } from './load-table.js';
import { loadTableFolder } from './load-table-folder.js';
import { matchFiles } from './match-files.js';
import { rowValue } from './row-value.js';
import { saveTable } from './save-table.js';
import { tableColumn } from './table-column.js';
import { tableInfo } from './table-info.js';
import { tableRow } from './table-row.js';
import { tableToText } from './table-to-text.js';

/** Tables: loading, matching files to rows, choosing rows and columns, saving. */
export const tablesPack = definePack({
  name: 'tables',
  version: '0.1.0',
  label: { en: 'Tables', zh: '表格' },
  nodes: [
    loadTable,
    loadTableFolder,
    matchFiles,
    filterTable,
    joinTables,
    addColumn,
    tableRow,
    rowValue,
    tableColumn,
    tableToText,
    saveTable,
    tableInfo,
  ],
});
