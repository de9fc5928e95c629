import { findColour, hexOfRgb } from '@talkgraph/subtitles';
import { TextWidget, type TextWidgetProps } from './text-widget.js';
import classes from './widgets.module.css';

/** A colour as text, with the browser's own colour picker beside it. Empty where the node is left to choose. */
export function ColourWidget(props: TextWidgetProps) {
  const { label, value, onChange } = props;
  const colour = findColour(value);
  return (
    <span className={classes.colour}>
      <input
        type="color"
        className={`${classes.swatch} nodrag nopan`}
        aria-label={label}
        data-empty={colour === undefined || undefined}
        value={hexOfRgb(colour ?? [0, 0, 0])}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <TextWidget {...props} />
    </span>
  );
}
