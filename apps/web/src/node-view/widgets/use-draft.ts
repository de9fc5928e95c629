import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

/** How long after the last key a text is taken over, in milliseconds. One such pause is one step of undo. */
const pause = 400;

/** A text that is being written. */
export interface Draft {
  /** What the field is given. */
  readonly field: DraftField;
  /** Forgets what was written and not taken over yet. */
  readonly drop: () => void;
}

interface DraftField {
  readonly value: string;
  readonly onChange: (event: { readonly currentTarget: { readonly value: string } }) => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/**
 * The text of a field while it is written: it is taken over in pauses and at the end, not with every key, so that a text
 * of a hundred letters is not a hundred steps of undo. A text that `take` makes nothing of goes back to what it was.
 */
export function useDraft(text: string, take: (draft: string) => void, isMultiline = false): Draft {
  const [draft, setDraft] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ draft, take });
  latest.current = { draft, take };
  const commit = (isEnd: boolean) => {
    clearTimeout(timer.current);
    const { draft: written, take: taken } = latest.current;
    if (written === undefined) return;
    taken(written);
    if (isEnd) setDraft(undefined);
  };
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      // A node that is scrolled out of view while it is written in keeps what was written.
      const { draft: written, take: taken } = latest.current;
      if (written !== undefined) taken(written);
    },
    [],
  );
  const drop = () => {
    clearTimeout(timer.current);
    setDraft(undefined);
  };
  const field: DraftField = {
    value: draft ?? text,
    onChange: ({ currentTarget: { value } }) => {
      setDraft(value);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => commit(false), pause);
    },
    onBlur: () => commit(true),
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing) return;
      // Shortcuts, such as the one that runs the workflow, shall find what was written.
      if (event.ctrlKey || event.metaKey) commit(false);
      if (event.key === 'Escape') event.currentTarget.blur();
      if (event.key === 'Enter' && !isMultiline) commit(true);
    },
  };
  return { field, drop };
}
