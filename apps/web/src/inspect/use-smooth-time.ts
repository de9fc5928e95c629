import { useEffect, useState } from 'react';

/** Where a player is, in seconds; while it plays at the pace of the screen. */
export function useSmoothTime(media: HTMLMediaElement | null): number {
  const [time, setTime] = useState(0);
  useEffect(() => {
    if (!media) return undefined;
    let next = 0;
    const look = () => {
      setTime(media.currentTime);
      next = media.paused ? 0 : requestAnimationFrame(look);
    };
    const events = ['play', 'pause', 'seeking', 'seeked', 'ended'] as const;
    for (const name of events) media.addEventListener(name, look);
    return () => {
      cancelAnimationFrame(next);
      for (const name of events) media.removeEventListener(name, look);
    };
  }, [media]);
  return time;
}
