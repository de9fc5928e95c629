/**
 * How long after the last movement the canvas counts as still. Longer than a slow machine takes for a frame: everything
 * is painted anew at the end, which must not happen in between.
 */
const restMilliseconds = 400;
/** While the canvas moves, one node is drawn in full at most this often, and only if frames come in time. */
const fillMilliseconds = 100;
const inTimeMilliseconds = 20;

const waiting = new Set<() => void>();
const listeners = new Set<(isMoving: boolean) => void>();
let moving = false;
let resting: ReturnType<typeof setTimeout> | undefined;
let filling = false;
let filledAt = 0;
let lastFrame = 0;

/** Says that the canvas is being panned or zoomed right now. */
export function markMovement(): void {
  clearTimeout(resting);
  resting = setTimeout(() => tell(false), restMilliseconds);
  if (!moving) tell(true);
}

/** Whether the canvas is being panned or zoomed. */
export function isMoving(): boolean {
  return moving;
}

/** Hears when movement begins and ends. */
export function onMovement(listener: (isMoving: boolean) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Has a node drawn in full as soon as that makes no movement stutter: one after another while the canvas moves, a few in
 * each frame when it stands.
 */
export function fillLater(fill: () => void): () => void {
  waiting.add(fill);
  startFilling();
  return () => waiting.delete(fill);
}

function tell(isNowMoving: boolean): void {
  moving = isNowMoving;
  for (const listener of listeners) listener(isNowMoving);
}

function startFilling(): void {
  if (filling) return;
  filling = true;
  requestAnimationFrame(fillSome);
}

function fillSome(now: number): void {
  const mayFill = now - filledAt >= fillMilliseconds && now - lastFrame <= inTimeMilliseconds;
  const count = moving ? Number(mayFill) : 3;
  lastFrame = now;
  if (count > 0) filledAt = now;
  for (const fill of [...waiting].slice(0, count)) {
    waiting.delete(fill);
    fill();
  }
  if (waiting.size > 0) requestAnimationFrame(fillSome);
  else filling = false;
}
