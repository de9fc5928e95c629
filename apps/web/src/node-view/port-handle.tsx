import type { LocalizedText } from '@talkgraph/errors';
import { Handle, Position } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import { portColor } from './port-color.js';
import classes from './port-handle.module.css';

interface PortHandleProps {
  readonly id: string;
  readonly side: Position.Left | Position.Right;
  readonly port: {
    readonly label: LocalizedText;
    readonly type: string;
    readonly tooltip?: LocalizedText;
    readonly list?: boolean;
    readonly accepts?: readonly string[];
  };
  /** Drawn as a ring: nothing has to be linked here. */
  readonly isHollow: boolean;
  /** Beside a widget, which is what most people use. */
  readonly isSmall?: boolean;
  /** The type's, if not given. */
  readonly color?: string;
}

/** The point where links of a port end; its colour is the type's, its tooltip says it. Lists are square. */
export function PortHandle({ id, side, port, isHollow, isSmall = false, color }: PortHandleProps) {
  const { t } = useTranslation('nodes');
  const read = useLocalText();
  const types = [port.type, ...(port.accepts ?? [])].map((type) => (type === '*' ? t('anyType') : type));
  const facts = [types.join(' / '), port.list && t('list'), isHollow && t('optional')].filter(Boolean);
  const title = [`${read(port.label)} (${facts.join(', ')})`, port.tooltip && read(port.tooltip)];
  return (
    <Handle
      id={id}
      type={side === Position.Left ? 'target' : 'source'}
      position={side}
      className={classes.handle ?? ''}
      data-hollow={isHollow || undefined}
      data-small={isSmall || undefined}
      data-list={port.list || undefined}
      style={{ '--port': color ?? portColor(port.type) } as React.CSSProperties}
      title={title.filter(Boolean).join('\n')}
    />
  );
}
