import { useEffect, useRef, useState } from 'react';
import { LatestPicture, type PictureState } from './latest-picture.js';

/** Loads the picture at a path that changes often; requests that are no longer wanted are given up. */
export function useLatestPicture(path: string): PictureState {
  const [state, setState] = useState<PictureState>({ isLoading: true });
  const loader = useRef<LatestPicture>(undefined);
  useEffect(() => {
    const made = new LatestPicture(setState);
    loader.current = made;
    return () => made.close();
  }, []);
  useEffect(() => loader.current?.ask(path), [path]);
  return state;
}
