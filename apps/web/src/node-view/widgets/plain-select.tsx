import type { ComponentProps } from 'react';
import classes from './widgets.module.css';

interface PlainSelectProps extends Omit<ComponentProps<'select'>, 'className'> {
  /** The chosen option as it is read. */
  readonly text: string;
}

/**
 * The browser's own choice of one of a few. What is chosen is written beside it until one comes to it: where Chromium
 * draws the text of a `<select>`, all of a canvas is painted anew in each frame in which it moves.
 */
export function PlainSelect({ text, ...props }: PlainSelectProps) {
  return (
    <span className={classes.choiceFrame}>
      <select className={`${classes.field} ${classes.choice} nodrag nopan`} {...props} />
      <span className={classes.chosen} aria-hidden>
        {text}
      </span>
    </span>
  );
}
