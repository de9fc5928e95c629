import { Badge, Text } from '@mantine/core';
import type { LocalizedText } from '@talkgraph/errors';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import { portColor } from '../node-view/port-color.js';
import classes from './entry-facts.module.css';
import type { PaletteEntry } from './palette-entry.js';
import { useCategoryName } from './use-category-name.js';

/** What an entry does, and what it takes and gives. */
export function EntryFacts({ entry }: { readonly entry: PaletteEntry }) {
  const { t } = useTranslation('palette');
  const read = useLocalText();
  const nameCategory = useCategoryName();
  const { category, deprecated, experimental, inputs, outputs } = entry;
  const parts = category.split('/');
  const path = parts.map((_, index) => nameCategory(parts.slice(0, index + 1).join('/'))).join(' / ');
  return (
    <div className={classes.facts}>
      <Text size="sm" fw={600}>
        {read(entry.label)}
      </Text>
      <Text size="xs" className={classes.dim}>
        {path}
        {deprecated && (
          <Badge ml={6} size="xs" color="orange" variant="light">
            {t('deprecated')}
          </Badge>
        )}
        {experimental && (
          <Badge ml={6} size="xs" color="yellow" variant="light">
            {t('experimental')}
          </Badge>
        )}
      </Text>
      <Text size="xs">{read(entry.summary)}</Text>
      <Ports title={t('inputs')} ports={inputs.filter(({ widget }) => !widget)} />
      <Ports title={t('outputs')} ports={outputs} />
    </div>
  );
}

interface PortsProps {
  readonly title: string;
  readonly ports: readonly { readonly name: string; readonly label: LocalizedText; readonly type: string }[];
}

function Ports({ title, ports }: PortsProps) {
  const read = useLocalText();
  if (ports.length === 0) return null;
  return (
    <div className={classes.ports}>
      <span className={classes.dim}>{title}</span>
      {ports.map(({ name, label, type }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: outputs may have the same name
        <span key={`${name} ${place}`} className={classes.port}>
          <span className={classes.dot} style={{ background: portColor(type) }} />
          {read(label)} <span className={classes.dim}>{type === '*' ? '∗' : type}</span>
        </span>
      ))}
    </div>
  );
}
