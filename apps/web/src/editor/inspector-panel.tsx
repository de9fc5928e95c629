import { Center, Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './editor-page.module.css';

/** Players and charts come along only when somebody looks inside a node. */
const InspectPanel = lazy(async () => ({ default: (await import('../inspect/inspect-panel.js')).InspectPanel }));

/** The panel on the right: what the selected node received and made. */
export function InspectorPanel({ floating = false }: { readonly floating?: boolean }) {
  const { t } = useTranslation('editor');
  return (
    <aside aria-label={t('inspector')} className={`${classes.panel} ${floating ? classes.floatingRight : ''}`}>
      <Suspense
        fallback={
          <Center h="100%">
            <Loader aria-label={t('loading')} />
          </Center>
        }
      >
        <InspectPanel />
      </Suspense>
    </aside>
  );
}
