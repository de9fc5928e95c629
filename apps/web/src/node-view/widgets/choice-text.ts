import type { Json } from '@talkgraph/engine';
import type { Widget } from '../../catalogue/node-type.js';
import type { Language } from '../../i18n/start-i18n.js';

/** A widget that offers choices. */
export type Choice = Extract<Widget, { kind: 'choice' }>;

/** A choice as it is read: by its name in the language of the page where the node gives one, else as it is. */
export function choiceText({ labels }: Choice, choice: Json | undefined, language: Language): string {
  if (choice === undefined || choice === null) return '';
  const plain = typeof choice === 'object' ? JSON.stringify(choice) : String(choice);
  return labels && Object.hasOwn(labels, plain) ? (labels[plain]?.[language] ?? plain) : plain;
}
