import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './editor-page.module.css';

const LogPanel = lazy(async () => ({ default: (await import('../system/log-panel.js')).LogPanel }));

/** The log below the canvas. */
export function LogDrawer({ floating = false }: { readonly floating?: boolean }) {
  const { t } = useTranslation('editor');
  return (
    <section aria-label={t('log')} className={`${classes.panel} ${floating ? classes.floatingBottom : ''}`}>
      <Suspense>
        <LogPanel />
      </Suspense>
    </section>
  );
}
