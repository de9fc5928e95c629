import type { Locale } from '@talkgraph/errors';
import type { Messages } from './messages/messages.js';

/** What every command gets: the user's language, and how it is told to stop. */
export interface CliContext {
  readonly locale: Locale;
  readonly messages: Messages;
  readonly env: NodeJS.ProcessEnv;
  readonly currentFolder: string;
  readonly version: string;
  readonly signal: AbortSignal;
}
