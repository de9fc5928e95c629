/** Carries the TypeScript type of what travels through a port; never present at run time. */
declare const carried: unique symbol;

/**
 * The type of a socket. `name` is what goes over the wire: upper snake case, several accepted ones joined by commas
 * (`IMAGE,FLOAT`), or `*` for anything. Widgets exist for INT, FLOAT, STRING, BOOLEAN and COMBO only.
 */
export interface PortType<T = unknown> {
  readonly name: string;
  /** The values of a COMBO. */
  readonly choices?: readonly string[];
  /** Names of further types whose values an input of this type takes. Clients are shown `name` alone. */
  readonly accepts?: readonly string[];
  /** A mark that a node's own type check may look for on the other end of a link. */
  readonly tag?: string;
  readonly [carried]?: T;
}

/** What travels through a port of this type. */
export type ValueOf<P> = P extends PortType<infer T> ? T : never;

/** Declares a socket type whose values are `T`. */
export function portType<T>(
  name: string,
  options: { readonly accepts?: readonly string[]; readonly tag?: string } = {},
): PortType<T> {
  return { name, ...options };
}

/** A choice among fixed texts. */
export function combo<const C extends readonly string[]>(choices: C): PortType<C[number]> {
  return { name: 'COMBO', choices };
}

/** Whole numbers. JSON numbers beyond 2^53 lose their last digits, as JavaScript's numbers do. */
export const int = portType<number>('INT');
export const float = portType<number>('FLOAT');
export const string = portType<string>('STRING');
export const boolean = portType<boolean>('BOOLEAN');
/** Fits every other type, both ways. */
export const any = portType<unknown>('*');
