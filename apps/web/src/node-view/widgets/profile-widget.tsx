import { Combobox } from '@mantine/core';
import type { Json } from '@talkgraph/engine';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProfiles } from '../../settings/use-profiles.js';
import { SearchedChoice } from './searched-choice.js';

const ProfileForm = lazy(async () => ({ default: (await import('../../settings/profile-form.js')).ProfileForm }));

/** Stands for no profile at all: names of profiles have neither capitals nor blanks. */
const makeOne = 'MAKE ONE';
/** Takes the chosen one away, where the node can do without. */
const useNone = 'USE NONE';

interface ProfileWidgetProps {
  /** Of which kind: `s3`, `smtp`… */
  readonly kind: string;
  /** The node can do without. */
  readonly optional: boolean;
  readonly label: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
}

/** The name of a profile, of those that the server has of this kind; one that is not there can be made on the spot. */
export function ProfileWidget({ kind, optional, label, value, onChange }: ProfileWidgetProps) {
  const { t } = useTranslation('nodes');
  const { data } = useProfiles();
  const [isMaking, setMaking] = useState(false);
  const name = typeof value === 'string' ? value : '';
  const names = (data?.profiles ?? []).filter((profile) => profile.kind === kind).map((profile) => profile.name);
  const isNone = optional && name === '';
  const isMissing = data !== undefined && !names.includes(name) && !isNone;
  const title = !isMissing ? name : name === '' ? t('profile.none') : t('profile.missing', { name });
  const options = (search: string) => (
    <>
      {optional && name !== '' && <Combobox.Option value={useNone}>{t('profile.useNone')}</Combobox.Option>}
      {names
        .filter((each) => each.includes(search))
        .map((each) => (
          <Combobox.Option key={each} value={each} active={each === name} selected={each === name}>
            {each}
          </Combobox.Option>
        ))}
      {data && data.kinds[kind]?.localOnly !== true && (
        <Combobox.Option value={makeOne}>
          {isMissing && name !== '' ? t('profile.makeNamed', { name }) : t('profile.make')}
        </Combobox.Option>
      )}
    </>
  );
  return (
    <>
      <SearchedChoice
        shown={isNone ? t('profile.useNone') : name === '' ? t('profile.choose') : name}
        label={label}
        title={title}
        isInvalid={isMissing}
        searchLabel={t('searchChoices')}
        onChoose={(chosen) => (chosen === makeOne ? setMaking(true) : onChange(chosen === useNone ? '' : chosen))}
      >
        {options}
      </SearchedChoice>
      {isMaking && data && (
        <Suspense>
          <ProfileForm
            kinds={data.kinds}
            edited={undefined}
            suggested={{ kind, name: isMissing ? name : '' }}
            onSaved={onChange}
            onClose={() => setMaking(false)}
          />
        </Suspense>
      )}
    </>
  );
}
