import { createTheme, MantineProvider, MantineThemeProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import { type ReactNode, useMemo, useState } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { createQueryClient } from '../api/create-query-client.js';
import { Shell } from './shell.js';
import { cssVariables, theme } from './theme.js';

/** The whole page with everything its parts share. */
export function App({ i18n: instance }: { readonly i18n: i18n }) {
  const [queryClient] = useState(createQueryClient);
  return (
    <I18nextProvider i18n={instance}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <NamedControls>
            <ModalsProvider>
              <Notifications position="top-center" />
              <Shell />
            </ModalsProvider>
          </NamedControls>
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>
  );
}

/** Gives every dialog's and message's close button its name in the reader's language. */
function NamedControls({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('app');
  const close = t('close');
  const named = useMemo(
    () => createTheme({ components: { CloseButton: { defaultProps: { 'aria-label': close } } } }),
    [close],
  );
  return (
    <MantineThemeProvider theme={named} inherit>
      {children}
    </MantineThemeProvider>
  );
}
