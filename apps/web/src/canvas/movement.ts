/** Whether the canvas is being panned or zoomed; it pauses when that stopped only just now. */
export type Movement = 'moves' | 'pauses' | 'none';

/**
 * How long after the last movement the canvas counts as still. Longer than a slow machine takes for a frame: everything
 * is painted anew at the end, which must not happen in between.
 */
const restMilliseconds = 400;
/** How long after the last movement it pauses. */
const pauseMilliseconds = 150;

const waiting = new Set<() => void>();
const listeners = new Set<(movement: Movement) => void>();
let movement: Movement = 'none';
let resting: ReturnType<typeof setTimeout> | undefined;
let filling = false;

/** Says that the canvas is being panned or zoomed right now. */
export function markMovement(): void {
  clearTimeout(resting);
  resting = setTimeout(pause, pauseMilliseconds);
  tell('moves');
}

/** Whether the canvas is being panned or zoomed. */
export function isMoving(): boolean {
  return movement !== 'none';
}

/** Hears when movement begins, pauses and ends. */
export function onMovement(listener: (movement: Movement) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Has a node drawn in full as soon as that makes no movement stutter: a few in each frame when the canvas stands, one when
 * it only pauses.
 */
export function fillLater(fill: () => void): () => void {
  waiting.add(fill);
  startFilling();
  return () => waiting.delete(fill);
}

function pause(): void {
  resting = setTimeout(() => tell('none'), restMilliseconds - pauseMilliseconds);
  tell('pauses');
}

function tell(next: Movement): void {
  if (next === movement) return;
  movement = next;
  for (const listener of listeners) listener(movement);
}

function startFilling(): void {
  if (filling) return;
  filling = true;
  requestAnimationFrame(fillSome);
}

function fillSome(): void {
  const count = { moves: 0, pauses: 1, none: 3 }[movement];
  for (const fill of [...waiting].slice(0, count)) {
    waiting.delete(fill);
    fill();
  }
  if (waiting.size > 0) requestAnimationFrame(fillSome);
  else filling = false;
}
