import { Anchor, Badge, Button, Code, Collapse, Group, Text } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconExternalLink } from '@tabler/icons-react';
import type { KnownModel } from '@talkgraph/protocol';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import classes from './models-page.module.css';

const colours = { yes: 'teal', no: 'red', unclear: 'orange' } as const;

/** Models worth fetching by hand: what they are good for, what they may be used for, where they are and where they go. */
export function KnownModels({ known }: { readonly known: readonly KnownModel[] }) {
  const { t } = useTranslation('models');
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        mt="xs"
        w="fit-content"
        aria-expanded={isOpen}
        aria-controls={id}
        leftSection={isOpen ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
        onClick={() => setOpen(!isOpen)}
      >
        {t('worthFetching', { count: known.length })}
      </Button>
      <Collapse expanded={isOpen} id={id}>
        <ul className={classes.list}>
          {known.map((model) => (
            <li key={model.name} className={classes.row}>
              <Known model={model} />
            </li>
          ))}
        </ul>
      </Collapse>
    </>
  );
}

function Known({ model }: { readonly model: KnownModel }) {
  const { t } = useTranslation('models');
  const read = useLocalText();
  const { kind, name, summary, licence, commercial, source, megabytes } = model;
  return (
    <>
      <Group gap="xs">
        <Text fw={600} size="sm" className={classes.name ?? ''}>
          {name}
        </Text>
        <Badge size="sm" variant="dot" color={colours[commercial]} tt="none">
          {t(`commercial.${commercial}`)}
        </Badge>
      </Group>
      <Text size="sm">{read(summary)}</Text>
      <Text size="xs" c="dimmed">
        {t('licence', { licence: read(licence) })}
        {megabytes !== undefined && ` · ${t('megabytes', { count: megabytes })}`}
      </Text>
      <Group gap="xs">
        <Anchor href={source} target="_blank" rel="noreferrer" size="sm">
          {t('fetch')} <IconExternalLink size={13} aria-hidden />
        </Anchor>
        <Text size="sm" c="dimmed">
          {t('putInto')} <Code>{`models/${kind}/`}</Code>
        </Text>
      </Group>
    </>
  );
}
