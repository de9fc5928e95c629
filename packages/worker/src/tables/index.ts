export type { TableDocument, TableFormat } from '@talkgraph/nodes';
export { readTable } from './read-table.js';
export { writeTable } from './write-table.js';
