import { useCallback, useEffect, useRef } from 'react';

const usual = 1 / 25;

/** How long a frame of a film lasts: as most films have it, until the film has shown it by playing. */
export function useFrameSeconds(film: HTMLVideoElement | null): () => number {
  const seconds = useRef(usual);
  useEffect(() => {
    seconds.current = usual;
    if (!film || !('requestVideoFrameCallback' in film)) return;
    let last: number | undefined;
    let asked = 0;
    const look: VideoFrameRequestCallback = (_now, { mediaTime }) => {
      const step = last === undefined ? 0 : mediaTime - last;
      // Frames that were left out make longer steps, never shorter ones.
      if (step > 1 / 250 && (step < seconds.current - 1e-4 || seconds.current === usual) && step < 0.2) {
        seconds.current = step;
      }
      last = mediaTime;
      asked = film.requestVideoFrameCallback(look);
    };
    asked = film.requestVideoFrameCallback(look);
    return () => film.cancelVideoFrameCallback(asked);
  }, [film]);
  return useCallback(() => seconds.current, []);
}
