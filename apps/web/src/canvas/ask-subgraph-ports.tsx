import { ActionIcon, Button, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../editor/editor-store.js';
import { openSubgraph } from '../editor/open-graph.js';
import type { SubgraphPort } from '../graph/document.js';

/** Asks how the open sub-graph and its ports are called, and which of them stay. */
export function askSubgraphPorts(): void {
  modals.open({ title: <PortsTitle />, children: <SubgraphForm />, size: 'md' });
}

function PortsTitle() {
  return useTranslation('canvas').t('ports.title');
}

type Side = 'input' | 'output';

/** A port as it shall be called; undefined: it shall go. */
type Wishes = Readonly<Record<string, string | undefined>>;

function SubgraphForm() {
  const { t } = useTranslation('canvas');
  const [definition] = useState(definitionNow);
  const [name, setName] = useState(definition?.name ?? '');
  const [wishes, setWishes] = useState<Wishes>({});
  if (!definition) return null;
  const wish = (port: string, wanted: string | undefined) => setWishes({ ...wishes, [port]: wanted });
  const take = () => {
    change(definition.id, name, wishes);
    modals.closeAll();
  };
  return (
    <Stack>
      <TextInput label={t('ports.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      {(['input', 'output'] as const).map((side) => (
        <PortList key={side} side={side} ports={portsOn(definition, side)} wishes={wishes} wish={wish} />
      ))}
      <Group justify="end">
        <Button variant="default" onClick={() => modals.closeAll()}>
          {t('form.cancel')}
        </Button>
        <Button onClick={take}>{t('form.take')}</Button>
      </Group>
    </Stack>
  );
}

interface PortListProps {
  readonly side: Side;
  readonly ports: readonly SubgraphPort[];
  readonly wishes: Wishes;
  readonly wish: (port: string, wanted: string | undefined) => void;
}

function PortList({ side, ports, wishes, wish }: PortListProps) {
  const { t } = useTranslation('canvas');
  const shown = ports.filter(({ id }) => !(id in wishes) || wishes[id] !== undefined);
  return (
    <Fieldset legend={t(`ports.${side}s`)}>
      <Stack gap="xs">
        {shown.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('ports.none')}
          </Text>
        )}
        {shown.map(({ id, name, type }) => (
          <Group key={id} gap="xs" wrap="nowrap">
            <TextInput
              flex={1}
              aria-label={t(`ports.${side}`, { name })}
              value={wishes[id] ?? name}
              rightSection={
                <Text size="xs" c="dimmed">
                  {type}
                </Text>
              }
              rightSectionWidth={90}
              onChange={(event) => wish(id, event.currentTarget.value)}
            />
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={t('ports.remove', { name })}
              title={t('ports.remove', { name })}
              onClick={() => wish(id, undefined)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
    </Fieldset>
  );
}

function definitionNow() {
  const state = useEditor.getState();
  return state.document.subgraphs[openSubgraph(state) ?? ''];
}

function portsOn({ inputs, outputs }: NonNullable<ReturnType<typeof definitionNow>>, side: Side) {
  return side === 'input' ? inputs : outputs;
}

/** All of it is one step of undo. */
function change(id: string, name: string, wishes: Wishes): void {
  const { beginStep, endStep, renameSubgraph, renamePort, removePort } = useEditor.getState();
  const definition = definitionNow();
  if (definition?.id !== id) return;
  beginStep();
  if (name.trim() !== '') renameSubgraph(id, name.trim());
  for (const side of ['input', 'output'] as const) {
    for (const port of portsOn(definition, side)) {
      if (!(port.id in wishes)) continue;
      const wanted = wishes[port.id];
      if (wanted === undefined) removePort(side, port.id);
      else renamePort(side, port.id, wanted);
    }
  }
  endStep();
}
