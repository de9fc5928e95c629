import { useCallback, useEffect, useRef, useState } from 'react';
import { usePlayback } from '../media-view/use-playback.js';
import { correctionFor } from './correction-for.js';
import { useFrameSeconds } from './use-frame-seconds.js';

/** Whose sound is heard. */
export type PairSound = 'A' | 'B' | 'none';

/** Two films led as one. Times are seconds; the longer film leads. */
export interface PairedVideos {
  readonly playing: boolean;
  readonly time: number;
  readonly duration: number;
  readonly speed: number;
  readonly loops: boolean;
  toggle(): void;
  seek(time: number): void;
  /** By so many frames. */
  step(frames: number): void;
  setSpeed(speed: number): void;
  setLoops(loops: boolean): void;
}

/** Plays two films together and keeps them on the same frame. */
export function usePairedVideos(
  a: HTMLVideoElement | null,
  b: HTMLVideoElement | null,
  sound: PairSound,
): PairedVideos {
  const [speed, setSpeed] = useState(1);
  const [loops, setLoops] = useState(true);
  const [of, ofOther] = [usePlayback(a), usePlayback(b)];
  const isOtherLonger = (ofOther.duration || 0) > (of.duration || 0);
  const [lead, follower] = isOtherLonger ? [b, a] : [a, b];
  const { playing, time, duration } = isOtherLonger ? ofOther : of;
  const frameSeconds = useFrameSeconds(lead);
  useFollowing(lead, follower, { speed, loops, playing });
  useEffect(() => {
    if (a) a.muted = sound !== 'A';
    if (b) b.muted = sound !== 'B';
  }, [a, b, sound]);
  const seek = useCallback(
    (to: number) => {
      for (const film of [a, b]) {
        if (film) film.currentTime = Math.max(0, Math.min(to, (film.duration || 0) - 0.001));
      }
    },
    [a, b],
  );
  const toggle = useCallback(() => {
    if (!lead) return;
    if (!lead.paused) return lead.pause();
    if (lead.ended) seek(0);
    // The page was touched, so that playing is allowed; a file that cannot be played says so in its own place.
    void lead.play().catch(() => {});
  }, [lead, seek]);
  const step = useCallback(
    (frames: number) => {
      if (!lead) return;
      lead.pause();
      // The middle of a frame is surely in it.
      const frame = Math.floor(lead.currentTime / frameSeconds() + 0.01) + frames;
      seek((frame + 0.5) * frameSeconds());
    },
    [lead, frameSeconds, seek],
  );
  return { playing, time, duration, speed, loops, toggle, seek, step, setSpeed, setLoops };
}

/** Has the follower play, pause and run where the lead is; it waits at its end where it is the shorter one. */
function useFollowing(
  lead: HTMLVideoElement | null,
  follower: HTMLVideoElement | null,
  { speed, loops, playing }: { readonly speed: number; readonly loops: boolean; readonly playing: boolean },
): void {
  const drawing = useRef(0);
  useEffect(() => {
    if (!lead || !follower) return;
    lead.playbackRate = speed;
    lead.loop = loops;
    follower.loop = false;
    if (!playing) {
      follower.pause();
      return;
    }
    const follow = () => {
      const atEnd = lead.currentTime >= (follower.duration || 0) - 0.02;
      if (follower.paused && !atEnd) void follower.play().catch(() => {});
      const { jumpTo, rate } = correctionFor(lead.currentTime, follower.currentTime, follower.duration || 0);
      if (jumpTo !== undefined) follower.currentTime = jumpTo;
      follower.playbackRate = speed * rate;
      drawing.current = requestAnimationFrame(follow);
    };
    follow();
    return () => {
      cancelAnimationFrame(drawing.current);
      follower.pause();
      if (lead.currentTime < (follower.duration || 0)) follower.currentTime = lead.currentTime;
    };
  }, [lead, follower, speed, loops, playing]);
}
