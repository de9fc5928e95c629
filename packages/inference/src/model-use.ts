/** When and how often a model was used, and how long that took. */
export class ModelUse {
  /** When it was last used, by `performance.now()`. */
  usedAt = performance.now();
  /** How long it took to load it the last time. */
  loadMs = 0;
  /** How often it was loaded: more than once where it had to make room for others in between. */
  loads = 0;
  runs = 0;
  #totalMs = 0;

  /** Of a run. */
  get meanMs(): number {
    return this.runs === 0 ? 0 : this.#totalMs / this.runs;
  }

  touch(): void {
    this.usedAt = performance.now();
  }

  loaded(milliseconds: number): void {
    this.loadMs = milliseconds;
    this.loads += 1;
  }

  ran(milliseconds: number): void {
    this.runs += 1;
    this.#totalMs += milliseconds;
  }
}
