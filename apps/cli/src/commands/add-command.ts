import type { Command } from 'commander';
import type { CliContext } from '../cli-context.js';

/** How a command says what exit code it ends with, other than by throwing. */
export type SetExitCode = (code: number) => void;

/** Adds one command to the program; `create` makes it in the user's language. */
export type AddCommand = (create: (name: string) => Command, context: CliContext, setExitCode: SetExitCode) => void;
