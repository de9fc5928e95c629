import type { Json } from '@talkgraph/engine';

/** A choice as it is read. */
export function choiceText(choice: Json | undefined): string {
  if (choice === undefined || choice === null) return '';
  return typeof choice === 'object' ? JSON.stringify(choice) : String(choice);
}
