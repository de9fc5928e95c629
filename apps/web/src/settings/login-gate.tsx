import { Center, Modal } from '@mantine/core';
import type { LoginState } from '@talkgraph/protocol';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { getJson } from '../api/request.js';
import { serverLink } from '../api/server-link.js';
import { signedOut } from '../api/signed-out.js';
import { PageLoading } from '../app/page-loading.js';
import { useRunNotices } from './use-run-notices.js';
import { useUserSettings } from './user-settings.js';

const LoginForm = lazy(async () => ({ default: (await import('./login-form.js')).LoginForm }));

/** Whether this browser is signed in, and has to be. */
export const loginKey = ['login'] as const;

/** Asks the server whether a token is needed, and whether this browser has shown it. */
export function useLoginState() {
  return useQuery({
    queryKey: loginKey,
    queryFn: ({ signal }) => getJson<LoginState>('api/login', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/**
 * Shows the page to those who are signed in. Where the server stops knowing them later, the form comes over the page, so
 * that nothing that was being made is lost.
 */
export function LoginGate({ children }: { readonly children: ReactNode }) {
  const queryClient = useQueryClient();
  const { data, isPending } = useLoginState();
  const [wasIn, setWasIn] = useState(false);
  const isIn = data ? data.signedIn : !isPending;
  useEffect(() => {
    if (isIn) setWasIn(true);
  }, [isIn]);
  useEffect(() => {
    const ask = () => void queryClient.invalidateQueries({ queryKey: loginKey });
    signedOut.addEventListener('signed-out', ask);
    return () => signedOut.removeEventListener('signed-out', ask);
  }, [queryClient]);
  // Everything that was refused meanwhile is asked for again.
  const enter = () => {
    serverLink.retry();
    return queryClient.invalidateQueries();
  };
  if (isPending) return <PageLoading />;
  if (!isIn && !wasIn) {
    return (
      <Center flex={1} p="md">
        <LoginForm onSignedIn={enter} />
      </Center>
    );
  }
  return (
    <>
      {isIn && <SignedIn />}
      {children}
      <Modal opened={!isIn} onClose={() => undefined} withCloseButton={false} closeOnEscape={false} centered>
        <Suspense>
          <LoginForm onSignedIn={enter} />
        </Suspense>
      </Modal>
    </>
  );
}

/** What goes on as long as somebody is signed in. */
function SignedIn() {
  useRunNotices();
  useEffect(() => {
    // Without an answer the settings that this browser remembers are used.
    useUserSettings
      .getState()
      .load()
      .catch(() => undefined);
  }, []);
  return null;
}
