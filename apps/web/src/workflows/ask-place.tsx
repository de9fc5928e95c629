import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closeButton } from './close-button.js';
import { listWorkflows, workflowsKey } from './workflow-files.js';
import { allFolders, cleanFolder, cleanName, folderOf, joinPath, titleOf } from './workflow-path.js';

/** What is asked for: a name, and a folder where `folder` is given. Texts are keys of `workflows.json`. */
export interface PlaceQuestion {
  readonly title: string;
  readonly confirm: string;
  /** What stands there at first. */
  readonly path: string;
  /** What can be changed. */
  readonly asks: 'name' | 'folder' | 'both';
}

/** Asks where something shall be kept, and answers its path; undefined where that is cancelled. */
export function askPlace(question: PlaceQuestion): Promise<string | undefined> {
  return new Promise((resolve) => {
    const id = modals.open({
      title: <Heading title={question.title} />,
      centered: true,
      closeButtonProps: closeButton(),
      children: (
        <PlaceForm
          {...question}
          onAnswer={(path) => {
            resolve(path);
            modals.close(id);
          }}
        />
      ),
      onClose: () => resolve(undefined),
    });
  });
}

function Heading({ title }: { readonly title: string }) {
  const { t } = useTranslation('workflows');
  return (
    <Text span fw={600}>
      {t(title)}
    </Text>
  );
}

function PlaceForm({
  path,
  asks,
  confirm,
  onAnswer,
}: PlaceQuestion & { readonly onAnswer: (path: string | undefined) => void }) {
  const { t } = useTranslation('workflows');
  const [name, setName] = useState(titleOf(path));
  const [folder, setFolder] = useState(folderOf(path));
  const clean = cleanName(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (clean !== '') onAnswer(joinPath(cleanFolder(folder), clean));
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {asks !== 'folder' && (
          <TextInput
            label={t('place.name')}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            error={clean === '' && name !== '' ? t('place.nameRefused') : undefined}
            data-autofocus
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
        )}
        {asks !== 'name' && <FolderInput folder={folder} onChange={setFolder} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => onAnswer(undefined)}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={clean === ''}>
            {t(confirm)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Folders that are offered at once; more are found by typing. */
const mostFolders = 10;

/** A folder typed by hand, or one of those there are; offered below rather than in a list that covers the buttons. */
function FolderInput({ folder, onChange }: { readonly folder: string; readonly onChange: (folder: string) => void }) {
  const { t } = useTranslation('workflows');
  const { data } = useQuery({ queryKey: workflowsKey, queryFn: ({ signal }) => listWorkflows(signal), staleTime: 0 });
  const all = allFolders(data?.files ?? [], data?.folders ?? []);
  const typed = folder.trim().toLowerCase();
  const offered = all.filter((each) => each !== folder && (all.includes(folder) || each.toLowerCase().includes(typed)));
  return (
    <Stack gap={6}>
      <TextInput
        label={t('place.folder')}
        placeholder={t('place.outermost')}
        description={t('place.folderHint')}
        value={folder}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <Group gap={6}>
        {offered.slice(0, mostFolders).map((each) => (
          <Button key={each} size="compact-xs" variant="default" onClick={() => onChange(each)}>
            {each}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
