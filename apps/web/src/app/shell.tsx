import { AppShell } from '@mantine/core';
import { Suspense, useRef } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { useLiveUpdates } from '../runs/use-live-updates.js';
import { LoginGate } from '../settings/login-gate.js';
import { PageFailure } from './page-failure.js';
import { PageHeader } from './page-header.js';
import { PageLoading } from './page-loading.js';
import { pages } from './pages.js';
import { SkipLink } from './skip-link.js';
import { useFocusKept } from './use-focus-kept.js';

/** The frame around every page: header, and below it the page that the address names. */
export function Shell() {
  useFocusKept();
  const main = useRef<HTMLElement>(null);
  return (
    <Router hook={useHashLocation}>
      <SkipLink to={main} />
      <AppShell header={{ height: 48 }} padding={0}>
        <AppShell.Header>
          <PageHeader />
        </AppShell.Header>
        <AppShell.Main
          ref={main}
          tabIndex={-1}
          h="100dvh"
          style={{ display: 'flex', flexDirection: 'column', minHeight: 0, outline: 'none' }}
        >
          <Contents />
        </AppShell.Main>
      </AppShell>
    </Router>
  );
}

/** A page that failed stays so only until another one is opened. */
function Contents() {
  const [location] = useLocation();
  return (
    <ErrorBoundary FallbackComponent={PageFailure} resetKeys={[location]}>
      <Suspense fallback={<PageLoading />}>
        <LoginGate>
          <LiveUpdates />
          <Switch>
            {pages.map(({ path, Page }) => (
              <Route key={path} path={path} component={Page} />
            ))}
            <Route>
              <Redirect to="/" replace />
            </Route>
          </Switch>
        </LoginGate>
      </Suspense>
    </ErrorBoundary>
  );
}

/** One socket for the whole page, open from one page to the next. */
function LiveUpdates() {
  useLiveUpdates();
  return null;
}
