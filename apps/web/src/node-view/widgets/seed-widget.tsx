import { ActionIcon } from '@mantine/core';
import { IconDice5 } from '@tabler/icons-react';
import type { Json } from '@talkgraph/engine';
import { useTranslation } from 'react-i18next';
import type { Widget } from '../../catalogue/node-type.js';
import { openGraph, useEditor } from '../../editor/editor-store.js';
import { afterRunChoices, afterRunKey, afterRunOf } from '../../graph/after-run.js';
import { nextSeed } from '../../graph/next-seed.js';
import { NumberWidget } from './number-widget.js';
import { PlainSelect } from './plain-select.js';
import classes from './widgets.module.css';

interface SeedWidgetProps {
  readonly node: string;
  readonly input: string;
  readonly widget: Extract<Widget, { kind: 'int' | 'float' }>;
  readonly label: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
}

/** A number that may change by itself after each run; the die throws another one now. */
export function SeedWidget({ node, input, widget, label, value, onChange }: SeedWidgetProps) {
  const { t } = useTranslation('nodes');
  const afterRun = useEditor((state) => {
    const found = openGraph(state).nodes[node];
    return found ? afterRunOf(found, input) : 'fixed';
  });
  return (
    <span className={classes.seed}>
      <NumberWidget widget={widget} label={label} value={value} onChange={onChange} />
      <span className={classes.seedControls}>
        <PlainSelect
          text={t(`afterRunChoices.${afterRun}`)}
          aria-label={t('afterRun', { label })}
          title={t('afterRun', { label })}
          value={afterRun}
          onChange={(event) => useEditor.getState().setValue(node, afterRunKey(input), event.currentTarget.value)}
        >
          {afterRunChoices.map((choice) => (
            <option key={choice} value={choice}>
              {t(`afterRunChoices.${choice}`)}
            </option>
          ))}
        </PlainSelect>
        <ActionIcon
          className="nodrag nopan"
          variant="default"
          size={26}
          aria-label={t('throwDice', { label })}
          title={t('throwDice', { label })}
          onClick={() => onChange(nextSeed(value, 'randomize', widget) ?? 0)}
        >
          <IconDice5 size={16} />
        </ActionIcon>
      </span>
    </span>
  );
}
