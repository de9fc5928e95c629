import type { Json } from '@talkgraph/engine';
import { useTranslation } from 'react-i18next';
import { choiceText } from './choice-text.js';
import { LongChoice } from './long-choice.js';
import { PlainSelect } from './plain-select.js';

interface ChoiceWidgetProps {
  readonly choices: readonly Json[];
  readonly label: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
}

/** More choices than this are searched. */
const fewChoices = 12;

/** One of several values. A saved value that is not offered any more is shown, and marked. */
export function ChoiceWidget({ choices, label, value, onChange }: ChoiceWidgetProps) {
  const { t } = useTranslation('nodes');
  if (choices.length > fewChoices) {
    return <LongChoice choices={choices} label={label} value={value} onChange={onChange} />;
  }
  const place = choices.indexOf(value ?? null);
  const isLost = place === -1 && value !== undefined;
  return (
    <PlainSelect
      text={choiceText(value)}
      aria-label={label}
      aria-invalid={isLost}
      title={isLost ? t('lostChoice', { value: choiceText(value) }) : choiceText(value)}
      value={place}
      onChange={(event) => onChange(choices[Number(event.currentTarget.value)] ?? null)}
    >
      {place === -1 && (
        <option value={-1} disabled>
          {choiceText(value)}
        </option>
      )}
      {choices.map((choice, index) => (
        <option key={choiceText(choice)} value={index}>
          {choiceText(choice)}
        </option>
      ))}
    </PlainSelect>
  );
}
