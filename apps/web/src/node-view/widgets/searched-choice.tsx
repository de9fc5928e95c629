import { Combobox, useCombobox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import classes from './widgets.module.css';

interface SearchedChoiceProps {
  /** What the button shows. */
  readonly shown: string;
  /** What is chosen here. */
  readonly label: string;
  readonly title: string;
  readonly isInvalid: boolean;
  readonly searchLabel: string;
  readonly onChoose: (value: string) => void;
  /** The options that fit a search, which is in lower case. */
  readonly children: (search: string) => ReactNode;
}

/** A button that opens a list with a search field. Nothing of the list is made before it is opened. */
export function SearchedChoice(props: SearchedChoiceProps) {
  const { shown, label, title, isInvalid, searchLabel, onChoose, children } = props;
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch('');
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const choose = (value: string) => {
    onChoose(value);
    combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} withinPortal width={320} shadow="md" position="bottom-start" onOptionSubmit={choose}>
      <Combobox.Target targetType="button">
        <button
          type="button"
          className={`${classes.field} ${classes.choice} nodrag nopan`}
          aria-label={`${label}: ${shown}`}
          aria-invalid={isInvalid}
          title={title}
          onClick={() => combobox.toggleDropdown()}
        >
          {shown}
        </button>
      </Combobox.Target>
      <Combobox.Dropdown className="nowheel nodrag nopan">
        <Combobox.Search
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          placeholder={searchLabel}
          aria-label={searchLabel}
        />
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }}>
          {combobox.dropdownOpened && children(search.trim().toLowerCase())}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
