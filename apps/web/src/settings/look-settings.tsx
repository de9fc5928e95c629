import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-local-text.js';
import { setStartsWithEditor, startsWithEditor } from '../start/first-page.js';
import { ChoiceRow, SettingsPart } from './setting-row.js';

/** How the page looks and where it begins: for this browser. */
export function LookSettings() {
  const { t, i18n } = useTranslation('settings');
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [first, setFirst] = useState(startsWithEditor() ? 'editor' : 'start');
  return (
    <SettingsPart title={t('look.title')}>
      <ChoiceRow
        label={t('look.language')}
        value={language}
        choices={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(chosen) => void i18n.changeLanguage(chosen)}
      />
      <ChoiceRow<MantineColorScheme>
        label={t('look.scheme')}
        value={colorScheme}
        choices={[
          { value: 'auto', label: t('look.schemes.auto') },
          { value: 'light', label: t('look.schemes.light') },
          { value: 'dark', label: t('look.schemes.dark') },
        ]}
        onChange={setColorScheme}
      />
      <ChoiceRow
        label={t('look.first')}
        hint={t('look.firstHint')}
        value={first}
        choices={[
          { value: 'start', label: t('look.firsts.start') },
          { value: 'editor', label: t('look.firsts.editor') },
        ]}
        onChange={(chosen) => {
          setStartsWithEditor(chosen === 'editor');
          setFirst(chosen);
        }}
      />
    </SettingsPart>
  );
}
