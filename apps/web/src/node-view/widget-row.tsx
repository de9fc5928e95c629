import { IconForms, IconLink } from '@tabler/icons-react';
import type { Json } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import { Position } from '@xyflow/react';
import { memo, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNodeName } from '../canvas/node-name.js';
import type { InputPort } from '../catalogue/node-type.js';
import { useEditor } from '../editor/editor-store.js';
import type { GraphLink } from '../graph/document.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { MissingMark } from './missing-mark.js';
import { PortHandle } from './port-handle.js';
import classes from './widget-row.module.css';
import { WidgetView } from './widgets/widget-view.js';

interface WidgetRowProps {
  readonly node: string;
  readonly input: InputPort;
  /** Undefined: the preset. */
  readonly value: Json | undefined;
  /** Feeds the input instead of the widget. */
  readonly link: GraphLink | undefined;
  /** What forms and tables call the input. */
  readonly formName: string | undefined;
  /** Whether a link could feed it, too. */
  readonly takesLinks: boolean;
  /** What it still needs. */
  readonly problem: LocalizedText | undefined;
}

/** An input with its widget, and a small port where it can be linked as well. */
export const WidgetRow = memo(function WidgetRow(props: WidgetRowProps) {
  const { node, input, value, link, formName, takesLinks, problem } = props;
  const read = useLocalText();
  const set = useCallback((next: Json) => useEditor.getState().setValue(node, input.name, next), [node, input.name]);
  const label = read(input.label);
  const isWide = !link && (input.widget?.kind === 'file' || (input.widget?.kind === 'text' && input.widget.multiline));
  return (
    <div className={classes.row} data-wide={isWide || undefined}>
      {takesLinks && <PortHandle port={input} id={`in:${input.name}`} side={Position.Left} isHollow={!link} isSmall />}
      <span className={classes.label} title={input.tooltip ? read(input.tooltip) : label}>
        <span className={classes.name}>{label}</span>
        {formName !== undefined && <FormMark name={formName} />}
        {/* An empty picker is itself the place to put a file. */}
        {input.widget?.kind !== 'file' && <MissingMark problem={problem} />}
      </span>
      {link ? (
        <LinkSource link={link} />
      ) : (
        <WidgetView node={node} input={input} label={label} value={value ?? input.preset} onChange={set} />
      )}
    </div>
  );
});

function FormMark({ name }: { readonly name: string }) {
  const { t } = useTranslation('nodes');
  const title = t('inForm', { name });
  return <IconForms size={14} className={classes.form} role="img" aria-label={title} title={title} />;
}

function LinkSource({ link }: { readonly link: GraphLink }) {
  const { t } = useTranslation('nodes');
  const name = useNodeName(link.from.node);
  return (
    <span className={classes.source}>
      <IconLink size={13} aria-hidden />
      <span className={classes.name}>{t('from', { name })}</span>
    </span>
  );
}
