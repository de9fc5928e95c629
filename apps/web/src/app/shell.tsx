import { AppShell } from '@mantine/core';
import { Suspense } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { useLiveUpdates } from '../runs/use-live-updates.js';
import { LoginGate } from '../settings/login-gate.js';
import { PageFailure } from './page-failure.js';
import { PageHeader } from './page-header.js';
import { PageLoading } from './page-loading.js';
import { pages } from './pages.js';

/** The frame around every page: header, and below it the page that the address names. */
export function Shell() {
  return (
    <Router hook={useHashLocation}>
      <AppShell header={{ height: 48 }} padding={0}>
        <AppShell.Header>
          <PageHeader />
        </AppShell.Header>
        <AppShell.Main h="100dvh" style={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}>
          <ErrorBoundary FallbackComponent={PageFailure}>
            <Suspense fallback={<PageLoading />}>
              <LoginGate>
                <LiveUpdates />
                <Switch>
                  {pages.map(({ path, Page }) => (
                    <Route key={path} path={path} component={Page} />
                  ))}
                </Switch>
              </LoginGate>
            </Suspense>
          </ErrorBoundary>
        </AppShell.Main>
      </AppShell>
    </Router>
  );
}

/** One socket for the whole page, open from one page to the next. */
function LiveUpdates() {
  useLiveUpdates();
  return null;
}
