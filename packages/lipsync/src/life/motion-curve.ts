/** What a head does apart from drifting. */
export type Turn = 'yaw' | 'pitch' | 'roll';

/** Rows a second that motion is kept at; between them it is straight. */
const rate = 50;

/** Motion over time, summed up from steps and bumps. Grows by 1.2 kB a second. */
export class MotionCurve {
  readonly #rows: Readonly<Record<Turn, Float32Array>>;
  /** What comes to stay from a row on; added up once everything is told. */
  readonly #stays: Readonly<Record<Turn, Float32Array>>;
  #settled = false;

  constructor(durationSeconds: number) {
    const room = () => new Float32Array(Math.ceil(durationSeconds * rate) + 2);
    this.#rows = { yaw: room(), pitch: room(), roll: room() };
    this.#stays = { yaw: room(), pitch: room(), roll: room() };
  }

  /** From a moment on, `size` more, reached over some seconds. */
  step(kind: Turn, size: number, from: number, over: number): void {
    const rows = this.#rows[kind];
    const end = Math.max(0, Math.ceil((from + over) * rate));
    for (let i = Math.max(0, Math.floor(from * rate)); i < Math.min(end, rows.length); i++) {
      rows[i]! += size * minimumJerk((i / rate - from) / over);
    }
    if (end < rows.length) this.#stays[kind][end]! += size;
  }

  /** There and back: nothing before `from` and after `to`, `size` at `peak`. */
  bump(kind: Turn, size: number, { from, peak, to }: { readonly [when in 'from' | 'peak' | 'to']: number }): void {
    const rows = this.#rows[kind];
    const last = Math.min(rows.length - 1, Math.ceil(to * rate));
    for (let i = Math.max(0, Math.floor(from * rate)); i <= last; i++) {
      const t = i / rate;
      rows[i]! += size * (t < peak ? minimumJerk((t - from) / (peak - from)) : minimumJerk((to - t) / (to - peak)));
    }
  }

  /** Once this was asked, nothing more can be told. */
  at(kind: Turn, seconds: number): number {
    if (!this.#settled) this.#settle();
    const rows = this.#rows[kind];
    const place = Math.min(rows.length - 1, Math.max(0, seconds * rate));
    const i = Math.floor(place);
    return rows[i]! + ((rows[i + 1] ?? rows[i]!) - rows[i]!) * (place - i);
  }

  #settle(): void {
    this.#settled = true;
    for (const kind of ['yaw', 'pitch', 'roll'] as const) {
      let level = 0;
      this.#stays[kind].forEach((more, i) => {
        level += more;
        this.#rows[kind][i]! += level;
      });
    }
  }
}

/** The way of a limb from 0 to 1 that jerks least (Flash & Hogan 1985). */
export function minimumJerk(x: number): number {
  const s = Math.min(1, Math.max(0, x));
  return s * s * s * (10 - 15 * s + 6 * s * s);
}
