/** Carries the TypeScript type of a capability; never present at run time. */
declare const provided: unique symbol;

/** Names a service that nodes reach through `ctx.use`: media, lip-sync… The worker provides it; nodes know its type only. */
export interface Capability<T> {
  readonly name: string;
  readonly [provided]?: T;
}

/** Declares a capability, to be provided by whoever runs the nodes. */
export function capability<T>(name: string): Capability<T> {
  return { name };
}
