/** Within this nobody sees that two films are not at the same place. */
const closeSeconds = 0.02;
/** Beyond this, running faster would take too long. */
const farSeconds = 0.3;

/** How a film that follows another is brought to where that one is: by a jump, or by running a little faster or slower. */
export function correctionFor(
  lead: number,
  follower: number,
  followerDuration: number,
): { readonly jumpTo?: number; readonly rate: number } {
  const target = Math.min(lead, followerDuration);
  const lag = target - follower;
  if (Math.abs(lag) <= closeSeconds) return { rate: 1 };
  if (Math.abs(lag) > farSeconds) return { jumpTo: target, rate: 1 };
  return { rate: lag > 0 ? 1.1 : 0.9 };
}
