import { Combobox } from '@mantine/core';
import type { Json } from '@talkgraph/engine';
import { useTranslation } from 'react-i18next';
import { choiceText } from './choice-text.js';
import { SearchedChoice } from './searched-choice.js';

interface LongChoiceProps {
  readonly choices: readonly Json[];
  readonly label: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
}

/** Choices beyond this number are found by searching. */
const mostShown = 200;

/** One of many values, found by a part of its name. */
export function LongChoice({ choices, label, value, onChange }: LongChoiceProps) {
  const { t } = useTranslation('nodes');
  const isLost = value !== undefined && !choices.includes(value);
  const shown = choiceText(value);
  const options = (search: string) => {
    const found = choices.filter((choice) => choiceText(choice).toLowerCase().includes(search)).slice(0, mostShown);
    if (found.length === 0) return <Combobox.Empty>{t('nothingFound')}</Combobox.Empty>;
    return found.map((choice) => (
      <Combobox.Option
        key={choiceText(choice)}
        value={String(choices.indexOf(choice))}
        active={choice === value}
        selected={choice === value}
      >
        {choiceText(choice)}
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
