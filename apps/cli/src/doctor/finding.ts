import type { CliContext } from '../cli-context.js';

export type CheckName = keyof CliContext['messages']['doctor']['checks'];

/** What one check of this machine found. */
export interface Finding {
  readonly check: CheckName;
  /** `note`: the main job runs, but something could be better. `problem`: it does not run. */
  readonly state: 'ok' | 'note' | 'problem';
  /** What was found, in the user's language. */
  readonly found: string;
  /** What to do about it, in the user's language. */
  readonly advice?: string;
  /** The same facts for programs. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Looks at one thing. It answers a finding for every failure it can foresee. */
export type Check = (context: CliContext) => Promise<Finding>;
