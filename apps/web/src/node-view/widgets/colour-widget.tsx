import { TextWidget, type TextWidgetProps } from './text-widget.js';
import classes from './widgets.module.css';

/** A colour as text, with the browser's own colour picker beside it. Empty where the node is left to choose. */
export function ColourWidget(props: TextWidgetProps) {
  const { label, value, onChange } = props;
  const hex = typeof value === 'string' ? sixDigits(value) : undefined;
  return (
    <span className={classes.colour}>
      <input
        type="color"
        className={`${classes.swatch} nodrag nopan`}
        aria-label={label}
        data-empty={hex === undefined || undefined}
        value={hex ?? '#000000'}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <TextWidget {...props} />
    </span>
  );
}

/** The one form that the browser's picker takes. */
function sixDigits(text: string): string | undefined {
  const [, digits] = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/iu.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  return `#${digits.length === 6 ? digits : [...digits].map((digit) => digit + digit).join('')}`.toLowerCase();
}
