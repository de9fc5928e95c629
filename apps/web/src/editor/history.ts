import type { EditorState } from './editor-state.js';

/** What undo brings back: the workflow, and where one was in it. */
export type Moment = Pick<EditorState, 'document' | 'path' | 'selection'>;

/** More steps than anyone takes back; documents share what did not change, so a step is small. */
const mostSteps = 300;
/** Changes to one value that follow each other faster are one step. */
const mergeMs = 1000;

/** Steps of undo and redo. */
export class History {
  private readonly past: Moment[] = [];
  private readonly future: Moment[] = [];
  /** How many `begin` are without their `end`, and whether something was kept since the first. */
  private depth = 0;
  private isKept = false;
  private last: { readonly key: string; readonly at: number } | undefined;

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  clear(): void {
    this.past.length = 0;
    this.future.length = 0;
    this.depth = 0;
    this.last = undefined;
  }

  /** Called before each change with how it was. Changes with the same `key` soon after each other are one step. */
  keep(before: Moment, key: string | undefined, now: number): void {
    const merges =
      this.depth > 0
        ? this.isKept
        : key !== undefined && this.last?.key === key && now - this.last.at < mergeMs && this.future.length === 0;
    this.last = key === undefined ? undefined : { key, at: now };
    this.isKept = true;
    this.future.length = 0;
    if (merges) return;
    this.past.push(before);
    if (this.past.length > mostSteps) this.past.shift();
  }

  begin(): void {
    if (this.depth === 0) this.isKept = false;
    this.depth += 1;
  }

  end(): void {
    this.depth = Math.max(0, this.depth - 1);
    this.last = undefined;
  }

  /** Answers what to go back to. */
  undo(now: Moment): Moment | undefined {
    return this.step(this.past, this.future, now);
  }

  /** Answers what to go forward to. */
  redo(now: Moment): Moment | undefined {
    return this.step(this.future, this.past, now);
  }

  private step(from: Moment[], to: Moment[], now: Moment): Moment | undefined {
    const moment = from.pop();
    if (moment) to.push(now);
    this.depth = 0;
    this.last = undefined;
    return moment;
  }
}
