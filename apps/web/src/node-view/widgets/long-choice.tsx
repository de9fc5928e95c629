import { Combobox, useCombobox } from '@mantine/core';
import type { Json } from '@talkgraph/engine';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { choiceText } from './choice-text.js';
import classes from './widgets.module.css';

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
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch('');
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const wanted = search.trim().toLowerCase();
  const found = choices.filter((choice) => choiceText(choice).toLowerCase().includes(wanted)).slice(0, mostShown);
  const isLost = value !== undefined && !choices.includes(value);
  return (
    <Combobox
      store={combobox}
      withinPortal
      width={280}
      shadow="md"
      position="bottom-start"
      onOptionSubmit={(index) => {
        onChange(choices[Number(index)] ?? null);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target targetType="button">
        <button
          type="button"
          className={`${classes.field} ${classes.choice} nodrag nopan`}
          aria-label={`${label}: ${choiceText(value)}`}
          aria-invalid={isLost}
          title={isLost ? t('lostChoice', { value: choiceText(value) }) : choiceText(value)}
          onClick={() => combobox.toggleDropdown()}
        >
          {choiceText(value)}
        </button>
      </Combobox.Target>
      <Combobox.Dropdown className="nowheel nodrag nopan">
        <Combobox.Search
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          placeholder={t('searchChoices')}
          aria-label={t('searchChoices')}
        />
        <Combobox.Options mah={260} style={{ overflowY: 'auto' }}>
          {found.map((choice) => (
            <Combobox.Option
              key={choiceText(choice)}
              value={String(choices.indexOf(choice))}
              active={choice === value}
              selected={choice === value}
            >
              {choiceText(choice)}
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{t('nothingFound')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
