import { notifications } from '@mantine/notifications';
import type { LocalizedText } from '@talkgraph/errors';
import { useLocalText } from '../i18n/use-local-text.js';

/** Tells in one sentence why something was not done. */
export function showProblem(text: LocalizedText): void {
  notifications.show({ color: 'red', message: <Sentence text={text} />, autoClose: 8000, role: 'alert' });
}

function Sentence({ text }: { readonly text: LocalizedText }) {
  return useLocalText()(text);
}
