import type { Json } from '@talkgraph/engine';
import { useId } from 'react';
import type { Widget } from '../../catalogue/node-type.js';
import { useLocalText } from '../../i18n/use-local-text.js';
import { useDraft } from './use-draft.js';
import classes from './widgets.module.css';

export interface TextWidgetProps {
  readonly widget: Extract<Widget, { kind: 'text' }>;
  readonly label: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
  /** What is offered while it is written. */
  readonly suggestions?: readonly string[];
}

/** One line of text. */
export function TextWidget({ widget, label, value, onChange, suggestions = [] }: TextWidgetProps) {
  const read = useLocalText();
  const listId = useId();
  const text = textOf(value);
  const draft = useDraft(text, (written) => written !== text && onChange(written));
  return (
    <>
      <input
        type="text"
        className={`${classes.field} nodrag nopan`}
        aria-label={label}
        placeholder={widget.placeholder && read(widget.placeholder)}
        spellCheck={false}
        list={suggestions.length > 0 ? listId : undefined}
        {...draft.field}
      />
      {suggestions.length > 0 && (
        <datalist id={listId}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </>
  );
}

/** Text of several lines; the field grows with it, up to a size. */
export function LongTextWidget({ widget, label, value, onChange }: TextWidgetProps) {
  const read = useLocalText();
  const text = textOf(value);
  const draft = useDraft(text, (written) => written !== text && onChange(written), true);
  return (
    <textarea
      className={`${classes.field} ${classes.long} nodrag nopan nowheel`}
      aria-label={label}
      placeholder={widget.placeholder && read(widget.placeholder)}
      rows={3}
      {...draft.field}
    />
  );
}

function textOf(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
