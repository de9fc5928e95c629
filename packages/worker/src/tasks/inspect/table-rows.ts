import { createTableService } from '../../capabilities/table-service.js';
import type { Task } from '../../tasks.js';
import { textParam, wholeParam } from '../read-task-params.js';
import type { InspectPlace } from './inspect-tasks.js';

/** Letters of a cell that are shown; nobody reads a whole script in a table. */
const longestCell = 400;

/** `{artifact, from, rows}`: answers some rows of a stored table as texts, with its columns and how many rows there are. */
export function tableRows({ store }: Pick<InspectPlace, 'store'>): Task {
  const tables = createTableService(store);
  return async (params) => {
    const artifact = textParam('table-rows', params, 'artifact');
    const from = wholeParam('table-rows', params, 'from', { min: 0, max: 1e9, otherwise: 0 });
    const count = wholeParam('table-rows', params, 'rows', { min: 1, max: 500, otherwise: 100 });
    const { columns, rows } = await tables.read({ artifact, schema: 'talkgraph.table', version: 1 });
    return {
      columns,
      total: rows.length,
      from,
      rows: rows.slice(from, from + count).map((row) => columns.map((name) => shownCell(row[name]))),
    };
  };
}

function shownCell(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > longestCell ? `${text.slice(0, longestCell)}…` : text;
}
