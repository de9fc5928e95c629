import { ScrollArea, Table } from '@mantine/core';
import classes from './cell-table.module.css';

interface CellTableProps {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The number of the first row; rows are numbered where it is given. */
  readonly firstNumber?: number;
  readonly label: string;
}

/** Rows and columns of texts. Long texts are cut in their cell and shown whole by its title. */
export function CellTable({ columns, rows, firstNumber, label }: CellTableProps) {
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0, 'aria-label': label, role: 'region' }}>
      <Table withTableBorder striped fz="xs" verticalSpacing={4} horizontalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            {firstNumber !== undefined && <Table.Th className={classes.number ?? ''}>#</Table.Th>}
            {columns.map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a stored table are told by their place
            <Table.Tr key={i}>
              {firstNumber !== undefined && <Table.Td className={classes.number ?? ''}>{firstNumber + i}</Table.Td>}
              {row.map((cell, j) => (
                <Table.Td key={columns[j]} title={cell} className={classes.cell ?? ''}>
                  {cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
