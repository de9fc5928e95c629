import type { Json } from '@talkgraph/engine';
import classes from './widgets.module.css';

interface SwitchWidgetProps {
  readonly label: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
}

/** Yes or no. */
export function SwitchWidget({ label, value, onChange }: SwitchWidgetProps) {
  // The server reads 1 as yes too.
  const isOn = value === true || value === 1;
  return (
    <input
      type="checkbox"
      role="switch"
      className={`${classes.switch} nodrag nopan`}
      aria-label={label}
      checked={isOn}
      aria-checked={isOn}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
