import { Combobox } from '@mantine/core';
import type { Json } from '@talkgraph/engine';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-local-text.js';
import { type Choice, choiceText } from './choice-text.js';
import { SearchedChoice } from './searched-choice.js';

interface LongChoiceProps {
  readonly widget: Choice;
  readonly label: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
}

/** Choices beyond this number are found by searching. */
const mostShown = 200;

/** One of many values, found by a part of its name. */
export function LongChoice({ widget, label, value, onChange }: LongChoiceProps) {
  const { t } = useTranslation('nodes');
  const language = useLanguage();
  const { choices } = widget;
  const read = (choice: Json | undefined) => choiceText(widget, choice, language);
  const isLost = value !== undefined && !choices.includes(value);
  const shown = read(value);
  const options = (search: string) => {
    const found = choices.filter((choice) => read(choice).toLowerCase().includes(search)).slice(0, mostShown);
    if (found.length === 0) return <Combobox.Empty>{t('nothingFound')}</Combobox.Empty>;
    return found.map((choice) => (
      <Combobox.Option
        key={JSON.stringify(choice)}
        value={String(choices.indexOf(choice))}
        active={choice === value}
        selected={choice === value}
      >
        {read(choice)}
      </Combobox.Option>
    ));
  };
  return (
    <SearchedChoice
      shown={shown}
      label={label}
      title={isLost ? t('lostChoice', { value: shown }) : shown}
      isInvalid={isLost}
      searchLabel={t('searchChoices')}
      onChoose={(index) => onChange(choices[Number(index)] ?? null)}
    >
      {options}
    </SearchedChoice>
  );
}
