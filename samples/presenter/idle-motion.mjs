/** Length of the idle loop: every wave below fits a whole number of times, so the clip repeats without a jump. */
export const idleSeconds = 8;

// When the blinks begin, and how long the lids take to close, stay shut and open (seconds; spontaneous blinks take
// 0.1 to 0.4 s, opening slower than closing).
const blinkStarts = [1.24, 4.52, 6.96];
const blinkParts = { close: 0.1, shut: 0.04, open: 0.2 };

// [start second, gaze x, gaze y] in head units: the eyes jump and rest, as eyes do.
const gazes = [
  [0, 0, 0],
  [1.3, 0.012, 0],
  [2.6, 0, 0],
  [3.9, -0.008, 0.004],
  [4.6, 0, 0],
  [6.3, 0.008, -0.004],
  [7.0, 0, 0],
];

/** The pose, blink and gaze of somebody waiting to speak, at a time. */
export function idleState(seconds) {
  const t = ((seconds % idleSeconds) + idleSeconds) % idleSeconds;
  const wave = (times, phase) => Math.sin((2 * Math.PI * times * t) / idleSeconds + phase);
  const breath = wave(2, -0.6);
  return {
    pose: {
      yaw: 2.4 * wave(1, 0.3) + 0.9 * wave(3, 1.1),
      pitch: 0.9 * wave(2, 0.9) + 0.6 * wave(1, 2.2) - 0.2,
      roll: 0.9 * wave(1, -0.4) + 0.35 * wave(2, 0.2),
      x: 0.02 * wave(1, 0.1),
      y: -0.006 * breath,
    },
    breath,
    blink: blinkAt(t),
    gaze: gazeAt(t),
  };
}

function blinkAt(t) {
  const { close, shut, open } = blinkParts;
  for (const start of blinkStarts) {
    const since = t - start;
    if (since <= 0 || since >= close + shut + open) continue;
    if (since < close) return ease(since / close);
    if (since < close + shut) return 1;
    return 1 - ease((since - close - shut) / open);
  }
  return 0;
}

const ease = (t) => t * t * (3 - 2 * t);

function gazeAt(t) {
  const [, x, y] = gazes.findLast(([start]) => start <= t);
  return { x, y };
}
