import { Badge, Group, Stack, Table, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useTranslation } from 'react-i18next';
import { findType } from '../catalogue/find-type.js';
import { useEditor } from '../editor/editor-store.js';
import { openGraph } from '../editor/open-graph.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { portColor } from '../node-view/port-color.js';
import { useNodeName } from './node-name.js';
import { portsAt } from './ports-at.js';

/** Shows what a node does and what its ports mean. */
export function showNodeHelp(node: string): void {
  modals.open({ title: <HelpTitle node={node} />, children: <Help node={node} />, size: 'lg' });
}

function HelpTitle({ node }: { readonly node: string }) {
  return useNodeName(node);
}

function Help({ node }: { readonly node: string }) {
  const { t } = useTranslation('canvas');
  const read = useLocalText();
  const { catalogue } = useEditor.getState();
  const typeName = openGraph(useEditor.getState()).nodes[node]?.type ?? '';
  const type = catalogue && findType(catalogue, typeName);
  const { inputs, outputs } = portsAt(node);
  return (
    <Stack>
      {type && <Text>{read(type.summary)}</Text>}
      <Group gap="xs">
        <Badge variant="light">{typeName}</Badge>
        {type && <Badge variant="outline">{type.category}</Badge>}
      </Group>
      <PortTable title={t('help.inputs')} ports={inputs} />
      <PortTable title={t('help.outputs')} ports={outputs} />
    </Stack>
  );
}

type AnyPort = ReturnType<typeof portsAt>['inputs'][number] | ReturnType<typeof portsAt>['outputs'][number];

function PortTable({ title, ports }: { readonly title: string; readonly ports: readonly AnyPort[] }) {
  const read = useLocalText();
  if (ports.length === 0) return null;
  return (
    <Table aria-label={title}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th colSpan={3}>{title}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {ports.map((port) => (
          <Table.Tr key={port.name}>
            <Table.Td>{read(port.label) || port.name}</Table.Td>
            <Table.Td style={{ color: portColor(port.type) }}>{port.type}</Table.Td>
            <Table.Td>{port.tooltip ? read(port.tooltip) : ''}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
