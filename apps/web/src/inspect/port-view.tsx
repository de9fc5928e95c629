import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import type { InspectedPort, NodeValues } from '@talkgraph/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import type { ItemPlace } from './item-place.js';
import { ItemView } from './item-view.js';
import classes from './port-view.module.css';

/** Items of a list that are shown before more are asked for. */
const few = 3;

interface PortViewProps {
  readonly port: InspectedPort;
  readonly values: NodeValues;
  readonly run: string;
  readonly side: ItemPlace['side'];
}

/** A port with everything that came through it. */
export function PortView({ port, values, run, side }: PortViewProps) {
  const { t } = useTranslation('inspect');
  const read = useLocalText();
  const [shown, setShown] = useState(few);
  const { items, more = 0, from } = port;
  const place = (item: number) => ({ run, node: values.node, side, slot: port.slot, item });
  return (
    <section className={classes.port} aria-label={read(port.label)}>
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <Group gap={6} wrap="nowrap" style={{ minWidth: 0 }}>
          <Text component="h4" size="sm" fw={600} truncate>
            {read(port.label)}
          </Text>
          {port.type !== '*' && (
            <Badge tt="none" size="xs" variant="default">
              {port.type}
            </Badge>
          )}
        </Group>
        {from && (
          <Text size="xs" c="dimmed" truncate>
            {t('from', { node: read(from.label), id: from.node })}
          </Text>
        )}
      </Group>
      <Stack gap="sm">
        {items.length + more > 1 && (
          <Text size="xs" c="dimmed">
            {t('list', { count: items.length + more })}
          </Text>
        )}
        {port.missing && (
          <Text size="sm" c="dimmed">
            {t('missing')}
          </Text>
        )}
        {!port.missing && items.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('emptyList')}
          </Text>
        )}
        {items.slice(0, shown).map((item, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items of a stored list are told by their place
          <ItemView key={i} place={place(i)} port={port} item={item} values={values} />
        ))}
        {shown < items.length && (
          <Button size="xs" variant="subtle" onClick={() => setShown(shown + 10)}>
            {t('more', { count: items.length + more - shown })}
          </Button>
        )}
      </Stack>
    </section>
  );
}
