import { arrangeCommands } from './commands-arrange.js';
import { editCommands } from './commands-edit.js';
import { graphCommands } from './commands-graph.js';
import { runCommands } from './commands-run.js';
import { viewCommands } from './commands-view.js';

/** What commands need besides the editor: the page's texts, and runs. */
export interface CommandContext {
  /** A text of `canvas`. */
  readonly t: (key: string, values?: Readonly<Record<string, unknown>>) => string;
  readonly read: (text: { readonly en: string; readonly zh: string }) => string;
  readonly run: (choice?: { readonly targets?: readonly string[]; readonly front?: boolean }) => void;
  readonly stop: () => void;
}

/** Does something on the open canvas. */
export type Command = (context: CommandContext) => void;

const all = {
  ...editCommands,
  ...graphCommands,
  ...arrangeCommands,
  ...viewCommands,
  ...runCommands,
};

export type CommandName = keyof typeof all;

/** Everything that keys, menus and the toolbar do, by name; what it is called is in the texts (`commands.<name>`). */
export const commands: Readonly<Record<CommandName, Command>> = all;
