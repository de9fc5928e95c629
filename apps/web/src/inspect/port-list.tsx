import { Text } from '@mantine/core';
import type { NodeValues } from '@talkgraph/protocol';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import { JsonValue } from './json-view.js';
import { PortView } from './port-view.js';
import classes from './port-view.module.css';
import { mediaFirst } from './value-view.js';

interface PortListProps {
  readonly values: NodeValues;
  readonly run: string;
  readonly side: 'inputs' | 'outputs';
}

/** All ports of one side: what can be looked at first, settings in short below. */
export function PortList({ values, run, side }: PortListProps) {
  const { t } = useTranslation('inspect');
  const read = useLocalText();
  const { media, settings } = mediaFirst(values[side]);
  if (media.length + settings.length === 0) {
    if (side === 'outputs' && (values.ui || values.files)) return null;
    return (
      <Text size="sm" c="dimmed" py="sm">
        {t(side === 'inputs' ? 'noInputs' : emptyReason(values))}
      </Text>
    );
  }
  return (
    <>
      {media.map((port) => (
        <PortView key={port.slot} {...{ port, values, run, side }} />
      ))}
      {settings.length > 0 && (
        <dl className={classes.settings}>
          {settings.map(({ slot, label, items }) => (
            <Setting key={slot} name={read(label)} value={items[0]?.kind === 'json' ? items[0].value : null} />
          ))}
        </dl>
      )}
    </>
  );
}

function Setting({ name, value }: { readonly name: string; readonly value: unknown }) {
  const { t } = useTranslation('inspect');
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {typeof value === 'string' ? (
          <Text size="sm" component="span" {...(value === '' && { c: 'dimmed' })}>
            {value === '' ? t('emptyText') : value}
          </Text>
        ) : (
          <JsonValue value={value} />
        )}
      </dd>
    </>
  );
}

function emptyReason({ state }: NodeValues): string {
  if (state === 'failed') return 'nothingAfterFailure';
  if (state === 'skipped') return 'nothingSkipped';
  return state === 'unfinished' ? 'nothingYet' : 'noOutputs';
}
