import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './skip-link.module.css';

/** The first thing the Tab key reaches, seen only then: goes past the header. A link would change the page's address. */
export function SkipLink({ to }: { readonly to: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation('app');
  return (
    <button type="button" className={classes.skip} onClick={() => to.current?.focus()}>
      {t('skip')}
    </button>
  );
}
