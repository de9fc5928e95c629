import type { Json } from '@talkgraph/engine';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-local-text.js';
import { type Choice, choiceText } from './choice-text.js';
import { LongChoice } from './long-choice.js';
import { PlainSelect } from './plain-select.js';

interface ChoiceWidgetProps {
  readonly widget: Choice;
  readonly label: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
}

/** More choices than this are searched. */
const fewChoices = 12;

/** One of several values. A saved value that is not offered any more is shown, and marked. */
export function ChoiceWidget({ widget, label, value, onChange }: ChoiceWidgetProps) {
  const { t } = useTranslation('nodes');
  const language = useLanguage();
  const { choices } = widget;
  const read = (choice: Json | undefined) => choiceText(widget, choice, language);
  if (choices.length > fewChoices) {
    return <LongChoice widget={widget} label={label} value={value} onChange={onChange} />;
  }
  const place = choices.indexOf(value ?? null);
  const isLost = place === -1 && value !== undefined;
  return (
    <PlainSelect
      text={read(value)}
      aria-label={label}
      aria-invalid={isLost}
      title={isLost ? t('lostChoice', { value: read(value) }) : read(value)}
      value={place}
      onChange={(event) => onChange(choices[Number(event.currentTarget.value)] ?? null)}
    >
      {place === -1 && (
        <option value={-1} disabled>
          {read(value)}
        </option>
      )}
      {choices.map((choice, index) => (
        <option key={JSON.stringify(choice)} value={index}>
          {read(choice)}
        </option>
      ))}
    </PlainSelect>
  );
}
