import type { Resources } from '../definition/node-definition.js';

/** Tokens that a call holds. */
export interface Lease {
  release(): void;
}

interface Waiter {
  readonly ticket: number;
  readonly needs: readonly (readonly [name: string, amount: number])[];
  readonly grant: (lease: Lease) => void;
}

const nothingHeld: Lease = { release() {} };

/**
 * Hands out resource tokens, all that a call needs at once. First come, first served for every single resource: a call
 * that needs much is not overtaken by calls that need little of the same, while calls that need other things pass by.
 */
export class ResourcePool {
  readonly #capacity: Resources;
  readonly #free: Map<string, number>;
  /** Waiting calls by what they need, so that a release looks at one call per kind instead of at all. */
  readonly #waiting = new Map<string, Waiter[]>();
  #tickets = 0;

  constructor(capacity: Resources) {
    this.#capacity = capacity;
    this.#free = new Map(Object.entries(capacity));
  }

  /**
   * Takes tokens, or waits until they are free. Who asks for more than there is gets all there is; a resource that this
   * worker has none of is not waited for.
   */
  acquire(wanted: Resources | undefined): Lease | Promise<Lease> {
    if (wanted === undefined) return nothingHeld;
    const needs = Object.entries(wanted)
      .map(([name, amount]) => [name, Math.min(amount, this.#capacity[name] ?? 0)] as const)
      .filter(([, amount]) => amount > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    if (needs.length === 0) return nothingHeld;
    const ticket = this.#tickets++;
    if (!this.#isWaitedFor(needs) && this.#fits(needs)) return this.#take(needs);
    return new Promise((grant) => {
      const kind = JSON.stringify(needs);
      const waiters = this.#waiting.get(kind);
      const waiter = { ticket, needs, grant };
      if (waiters === undefined) this.#waiting.set(kind, [waiter]);
      else waiters.push(waiter);
    });
  }

  /** Lets everybody who waits go on without tokens; they find that the run is over. */
  close(): void {
    const waiters = [...this.#waiting.values()].flat();
    this.#waiting.clear();
    for (const waiter of waiters) waiter.grant(nothingHeld);
  }

  #isWaitedFor(needs: Waiter['needs']): boolean {
    for (const waiters of this.#waiting.values()) {
      if (waiters[0]!.needs.some(([name]) => needs.some(([other]) => other === name))) return true;
    }
    return false;
  }

  #fits(needs: Waiter['needs']): boolean {
    return needs.every(([name, amount]) => (this.#free.get(name) ?? 0) >= amount);
  }

  #take(needs: Waiter['needs']): Lease {
    for (const [name, amount] of needs) this.#free.set(name, this.#free.get(name)! - amount);
    let held = true;
    return {
      release: () => {
        if (!held) return;
        held = false;
        for (const [name, amount] of needs) this.#free.set(name, this.#free.get(name)! + amount);
        this.#grantWaiting();
      },
    };
  }

  /** Serves the first of each kind, oldest first, until nothing fits; a resource someone older waits for is kept for them. */
  #grantWaiting(): void {
    for (;;) {
      const granted = this.#nextToGrant();
      if (granted === undefined) return;
      const [kind, waiters] = granted;
      const waiter = waiters.shift()!;
      if (waiters.length === 0) this.#waiting.delete(kind);
      waiter.grant(this.#take(waiter.needs));
    }
  }

  #nextToGrant(): readonly [string, Waiter[]] | undefined {
    const heads = [...this.#waiting].sort(([, a], [, b]) => a[0]!.ticket - b[0]!.ticket);
    const kept = new Set<string>();
    for (const [kind, waiters] of heads) {
      const { needs } = waiters[0]!;
      if (this.#fits(needs) && !needs.some(([name]) => kept.has(name))) return [kind, waiters];
      for (const [name] of needs) kept.add(name);
    }
    return undefined;
  }
}
