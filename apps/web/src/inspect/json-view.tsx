import { Badge, Code, Group, ScrollArea, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { JsonView as Tree } from 'react-json-view-lite';
import { JsonCopy } from './json-copy.js';
import { fieldsOf, tableOf } from './json-table.js';
import classes from './json-view.module.css';

/** Rows of a table that are shown; the rest is copied. */
const mostRows = 100;

/** A plain value: short ones as they are, lists of like objects as a table, everything else as a tree. */
export function JsonValue({ value, length }: { readonly value: unknown; readonly length?: number | undefined }) {
  const { t } = useTranslation('inspect');
  if (typeof value === 'string') {
    return (
      <div className={classes.withCopy}>
        <Code block className={classes.text ?? ''}>
          {value === '' ? t('emptyText') : value}
          {length !== undefined && '…'}
        </Code>
        <JsonCopy value={value} />
        {length !== undefined && (
          <Text size="xs" c="dimmed">
            {t('cut', { length })}
          </Text>
        )}
      </div>
    );
  }
  if (typeof value !== 'object' || value === null) return <Scalar value={value} />;
  const table = tableOf(value);
  const fields = fieldsOf(value);
  return (
    <div className={classes.withCopy}>
      {table ? (
        <ScrollArea type="auto">
          <Table withTableBorder striped fz="xs" verticalSpacing={4} horizontalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                {table.columns.map((column) => (
                  <Table.Th key={column}>{column}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {table.rows.slice(0, mostRows).map((row, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of a stored list are told by their place
                <Table.Tr key={i}>
                  {row.map((cell, j) => (
                    <Table.Td key={table.columns[j]}>{cell}</Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
      ) : fields ? (
        <Fields fields={fields} />
      ) : (
        <div className={classes.tree}>
          <Tree data={value} style={treeStyle} shouldExpandNode={(level) => level < 2} clickToExpandNode />
        </div>
      )}
      <JsonCopy value={value} />
    </div>
  );
}

/** Names beside their values: a row of a table, read downwards. */
function Fields({ fields }: { readonly fields: readonly (readonly [string, string])[] }) {
  return (
    <Table withTableBorder fz="xs" verticalSpacing={4} horizontalSpacing="xs" variant="vertical" layout="auto">
      <Table.Tbody>
        {fields.map(([name, text]) => (
          <Table.Tr key={name}>
            <Table.Th w="1%" style={{ whiteSpace: 'nowrap' }}>
              {name}
            </Table.Th>
            <Table.Td className={classes.value ?? ''}>{text}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Scalar({ value }: { readonly value: unknown }) {
  const { t } = useTranslation('inspect');
  if (typeof value === 'boolean') {
    return (
      <Badge tt="none" color={value ? 'teal' : 'gray'} variant="light">
        {t(value ? 'yes' : 'no')}
      </Badge>
    );
  }
  return (
    <Group gap={4}>
      <Text size="sm" ff="monospace">
        {value === null || value === undefined ? t('nothing') : String(value)}
      </Text>
    </Group>
  );
}

/** The library takes names of classes for every part. */
const treeStyle = {
  container: classes.container ?? '',
  childFieldsContainer: classes.children ?? '',
  basicChildStyle: classes.field ?? '',
  label: classes.label ?? '',
  clickableLabel: classes.clickable ?? '',
  nullValue: classes.faint ?? '',
  undefinedValue: classes.faint ?? '',
  numberValue: classes.number ?? '',
  stringValue: classes.string ?? '',
  booleanValue: classes.boolean ?? '',
  otherValue: classes.faint ?? '',
  punctuation: classes.faint ?? '',
  collapseIcon: classes.collapse ?? '',
  expandIcon: classes.expand ?? '',
  collapsedContent: classes.collapsed ?? '',
  noQuotesForStringValues: true,
  quotesForFieldNames: false,
};
