import { IconAlertCircle } from '@tabler/icons-react';
import type { LocalizedText } from '@talkgraph/errors';
import { useLocalText } from '../i18n/use-local-text.js';
import classes from './missing-mark.module.css';

/** Says quietly what an input still needs; nothing where it needs nothing. */
export function MissingMark({ problem }: { readonly problem: LocalizedText | undefined }) {
  const read = useLocalText();
  if (!problem) return null;
  const text = read(problem);
  return (
    <span role="img" aria-label={text} title={text} className={classes.mark}>
      <IconAlertCircle size={13} aria-hidden />
    </span>
  );
}
