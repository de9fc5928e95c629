import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconFileSpreadsheet, IconFiles, IconFolder, IconTableImport } from '@tabler/icons-react';
import { type Ref, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import { downloadCsv } from './download-csv.js';
import type { RowPlan } from './row-workflow.js';
import { isSheet, takeFiles } from './take-files.js';
import { csvText } from './write-sheet.js';

/** Ways to fill the table: a spreadsheet, a pile of files. */
export function FillMenu({ plan, title }: { readonly plan: RowPlan; readonly title: string }) {
  const { t } = useTranslation('batch');
  const read = useLocalText();
  const sheets = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const template = () =>
    downloadCsv(
      t('templateFile', { title }),
      csvText(
        plan.columns.map(({ label }) => read(label)),
        [],
      ),
    );
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconTableImport size={16} />}
            rightSection={<IconChevronDown size={16} />}
          >
            {t('fill')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFileSpreadsheet size={16} />} onClick={() => sheets.current?.click()}>
            {t('loadSheet')}
          </Menu.Item>
          <Menu.Item leftSection={<IconFiles size={16} />} onClick={() => files.current?.click()}>
            {t('matchFiles')}
          </Menu.Item>
          <Menu.Item leftSection={<IconFolder size={16} />} onClick={() => folder.current?.click()}>
            {t('matchFolder')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={template}>{t('template')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Picker ref={sheets} label={t('loadSheet')} accept=".csv,.tsv,.txt,.xlsx,.xlsm" />
      <Picker ref={files} label={t('matchFiles')} multiple />
      <Picker ref={folder} label={t('matchFolder')} multiple webkitdirectory="" />
    </>
  );
}

interface PickerProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly label: string;
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly webkitdirectory?: string;
}

function Picker({ ref, label, ...rest }: PickerProps) {
  const { t } = useTranslation('batch');
  const take = async (input: HTMLInputElement) => {
    // A folder brings its spreadsheets and hidden files along; they are no media.
    const chosen = [...(input.files ?? [])].filter(({ name }) => !name.startsWith('.'));
    const usable = chosen.length > 1 ? chosen.filter((file) => !isSheet(file)) : chosen;
    input.value = '';
    try {
      await takeFiles(usable);
    } catch {
      notifications.show({ color: 'red', message: t('sheetUnreadable', { name: usable[0]?.name }) });
    }
  };
  return (
    <input
      ref={ref}
      type="file"
      hidden
      aria-label={label}
      onChange={(event) => void take(event.currentTarget)}
      {...rest}
    />
  );
}
