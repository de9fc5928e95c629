export const tableEn = {
  table:
    'a table (CSV, XLSX, JSON Lines): the workflow is run once for each row. Columns are inputs of the workflow, NODE.INPUT, or "Output name"',
  sheet: 'sheet of a workbook, by name or number (default: the first)',
  concurrency: 'how many rows are run at once (default: 1)',
  report: 'also write the table with what became of each row (.csv, .xlsx or .jsonl)',
  resume: 'leave out rows that an earlier call has done already',
  ignored: (columns: string) => `Columns without an input of that name: ${columns}`,
  started: (title: string) => `${title}: started`,
  doing: (title: string, node: string, percent: number) => `${title}: ${node} ${percent} %`,
  done: (title: string, seconds: string) => `${title}: done in ${seconds}`,
  earlier: (title: string) => `${title}: was done before`,
  failed: (title: string, reason: string) => `${title}: ${reason}`,
  cancelled: (title: string) => `${title}: cancelled`,
  partly: 'Not everything could be made.',
  summary: (done: number, failed: number, left: number) =>
    `${done} rows done${failed > 0 ? `, ${failed} failed` : ''}${left > 0 ? `, ${left} not run` : ''}.`,
};
