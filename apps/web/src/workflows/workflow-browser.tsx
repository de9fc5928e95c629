import { Anchor, Breadcrumbs, Button, Group, Loader, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconFolderPlus, IconSearch } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import { useLanguage, useLocalText } from '../i18n/use-local-text.js';
import { askPlace } from './ask-place.js';
import { closeButton } from './close-button.js';
import { openListedWorkflow } from './open-listed-workflow.js';
import { showProblem } from './show-problem.js';
import { FolderRow, WorkflowRow } from './workflow-browser-rows.js';
import { listWorkflows, makeFolder, type WorkflowList, workflowsKey } from './workflow-files.js';
import { allFolders, contentOf, joinPath } from './workflow-path.js';

/** Everything that is saved, folder by folder, to be opened and put in order. */
export function WorkflowBrowser({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('workflows');
  return (
    <Modal
      closeButtonProps={closeButton()}
      opened={isOpen}
      onClose={onClose}
      title={<Text fw={600}>{t('browser.title')}</Text>}
      size="lg"
      centered
    >
      <Content onClose={onClose} />
    </Modal>
  );
}

function Content({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('workflows');
  const read = useLocalText();
  const [folder, setFolder] = useState('');
  const [wanted, setWanted] = useState('');
  const { data, error } = useQuery({
    queryKey: workflowsKey,
    queryFn: ({ signal }) => listWorkflows(signal),
    staleTime: 0,
  });
  const refresh = useRefresh();
  const addFolder = async () => {
    const path = await askPlace({
      title: 'folder.title',
      confirm: 'folder.confirm',
      path: joinPath(folder, t('folder.preset')),
      asks: 'name',
    });
    if (path === undefined) return;
    await makeFolder(path).catch((thrown: unknown) => showProblem(textOf(thrown)));
    refresh();
  };
  return (
    <Stack gap="sm" mih={360}>
      <Group gap="sm" wrap="nowrap">
        <TextInput
          flex={1}
          aria-label={t('browser.search')}
          placeholder={t('browser.search')}
          leftSection={<IconSearch size={16} />}
          value={wanted}
          onChange={({ currentTarget }) => setWanted(currentTarget.value)}
          data-autofocus
        />
        <Button variant="default" leftSection={<IconFolderPlus size={16} />} onClick={() => void addFolder()}>
          {t('folder.new')}
        </Button>
      </Group>
      <Way folder={folder} onGo={setFolder} />
      {error && <Text c="red">{read(textOf(error))}</Text>}
      {!data && !error && <Loader mx="auto" aria-label={t('browser.loading')} />}
      {data && (
        <Rows
          list={data}
          folder={folder}
          wanted={wanted}
          onGo={setFolder}
          onOpen={(path) => {
            void openListedWorkflow(path).then((opened) => opened && onClose());
          }}
        />
      )}
    </Stack>
  );
}

function Rows({
  list,
  folder,
  wanted,
  onGo,
  onOpen,
}: {
  readonly list: WorkflowList;
  readonly folder: string;
  readonly wanted: string;
  readonly onGo: (folder: string) => void;
  readonly onOpen: (path: string) => void;
}) {
  const { t } = useTranslation('workflows');
  const language = useLanguage();
  const refresh = useRefresh();
  const text = wanted.trim().toLowerCase();
  const { folders, files } =
    text === ''
      ? contentOf(list.files, folder, allFolders(list.files, list.folders), language)
      : { folders: [], files: list.files.filter(({ path }) => path.toLowerCase().includes(text)) };
  if (folders.length === 0 && files.length === 0) {
    return (
      <Text c="dimmed" size="sm" ta="center" py="xl">
        {t(text === '' ? 'browser.empty' : 'browser.nothingFound')}
      </Text>
    );
  }
  return (
    <Stack gap={2} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {folders.map((name) => (
        <FolderRow key={name} path={joinPath(folder, name)} onGo={onGo} onChanged={refresh} />
      ))}
      {files.map((file) => (
        <WorkflowRow
          key={file.path}
          file={file}
          showsFolder={text !== ''}
          onOpen={() => onOpen(file.path)}
          onChanged={refresh}
        />
      ))}
    </Stack>
  );
}

/** The folders from the outermost to the open one. */
function Way({ folder, onGo }: { readonly folder: string; readonly onGo: (folder: string) => void }) {
  const { t } = useTranslation('workflows');
  const parts = folder === '' ? [] : folder.split('/');
  return (
    <Breadcrumbs component="nav" aria-label={t('browser.way')}>
      {[t('browser.all'), ...parts].map((name, depth) => {
        const path = parts.slice(0, depth).join('/');
        return (
          <Anchor key={path} component="button" type="button" size="sm" onClick={() => onGo(path)}>
            {name}
          </Anchor>
        );
      })}
    </Breadcrumbs>
  );
}

function useRefresh(): () => void {
  const queryClient = useQueryClient();
  return () => void queryClient.invalidateQueries({ queryKey: workflowsKey });
}
