/** Thrown inside a run whose end was decided elsewhere; never leaves it. */
export const runHalted: unique symbol = Symbol('run halted');
