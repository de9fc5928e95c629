import { IconAlertTriangle } from '@tabler/icons-react';
import classes from './media-failure.module.css';

/** What stands in place of a picture, a film or a sound that the browser cannot show. */
export function MediaFailure({ text }: { readonly text: string }) {
  return (
    <div className={classes.failure}>
      <IconAlertTriangle size={16} aria-hidden className={classes.icon} />
      <span>{text}</span>
    </div>
  );
}
