import { createContext, useContext } from 'react';

/** Whether there is room: the inspector is opened large. */
export const LargeView = createContext(false);

/** Whether the inspector is opened large, so that pictures may be asked for in a larger size. */
export function useIsLarge(): boolean {
  return useContext(LargeView);
}
