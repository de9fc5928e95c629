import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import { openGraph, useEditor } from '../editor/editor-store.js';
import type { OwnNode } from '../graph/own-node.js';
import { closeButton } from '../workflows/close-button.js';
import { showProblem } from '../workflows/show-problem.js';
import { cleanName } from '../workflows/workflow-path.js';
import { deleteOwnNode, keepOwnNode, ownNodeNamed, renameOwnNode } from './keep-own-node.js';

/** Asks what an instance of a sub-graph shall be called among the user's own nodes, and keeps it. */
export function askToKeepNode(node: string): void {
  const { document } = useEditor.getState();
  const type = openGraph(useEditor.getState()).nodes[node]?.type ?? '';
  const name = useEditor.getState().ownNodes.get(type)?.name ?? document.subgraphs[type]?.name ?? '';
  ask('keep', <NameForm name={name} of="keep" mayReplace onTake={(wanted) => keepOwnNode(node, wanted)} />);
}

/** Asks for another name of one of the user's own nodes. */
export function askToRenameNode(node: OwnNode): void {
  ask('rename', <NameForm name={node.name} of="rename" onTake={(wanted) => renameOwnNode(node, wanted)} />);
}

/** Asks before one of the user's own nodes is deleted. */
export function askToDeleteNode(node: OwnNode): void {
  ask('delete', <DeleteForm node={node} />);
}

function ask(what: 'keep' | 'rename' | 'delete', children: React.ReactNode): void {
  modals.open({ title: <Heading what={what} />, closeButtonProps: closeButton(), children });
}

function Heading({ what }: { readonly what: string }) {
  const { t } = useTranslation('palette');
  return (
    <Text span fw={600}>
      {t(`own.${what}.title`)}
    </Text>
  );
}

interface NameFormProps {
  readonly name: string;
  readonly of: 'keep' | 'rename';
  readonly mayReplace?: boolean;
  readonly onTake: (name: string) => Promise<void>;
}

function NameForm({ name, of, mayReplace = false, onTake }: NameFormProps) {
  const { t } = useTranslation('palette');
  const [typed, setTyped] = useState(name);
  const wanted = cleanName(typed);
  const isTaken = ownNodeNamed(wanted) !== undefined && !(of === 'rename' && wanted === name);
  const mayTake = wanted !== '' && (mayReplace || !isTaken);
  const take = () => mayTake && void done(onTake(wanted), of === 'keep' ? t('own.keep.done', { name: wanted }) : '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <Stack>
        {of === 'keep' && <Text size="sm">{t('own.keep.text')}</Text>}
        <TextInput
          label={t('own.name')}
          value={typed}
          data-autofocus
          onChange={(event) => setTyped(event.currentTarget.value)}
          {...(isTaken && { [mayReplace ? 'description' : 'error']: t(mayReplace ? 'own.replaces' : 'own.taken') })}
        />
        <Buttons label={t(mayReplace && isTaken ? 'own.replace' : `own.${of}.confirm`)} disabled={!mayTake} />
      </Stack>
    </form>
  );
}

function DeleteForm({ node }: { readonly node: OwnNode }) {
  const { t } = useTranslation('palette');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void done(deleteOwnNode(node), '');
      }}
    >
      <Stack>
        <Text size="sm">{t('own.delete.text', { name: node.name })}</Text>
        <Buttons label={t('own.delete.confirm')} color="red" />
      </Stack>
    </form>
  );
}

interface ButtonsProps {
  readonly label: string;
  readonly disabled?: boolean;
  readonly color?: string;
}

function Buttons({ label, disabled = false, color }: ButtonsProps) {
  const { t } = useTranslation('palette');
  return (
    <Group justify="end" gap="xs">
      <Button variant="default" onClick={() => modals.closeAll()}>
        {t('own.cancel')}
      </Button>
      <Button type="submit" disabled={disabled} {...(color && { color })}>
        {label}
      </Button>
    </Group>
  );
}

async function done(work: Promise<void>, message: string): Promise<void> {
  try {
    await work;
    modals.closeAll();
    if (message !== '') notifications.show({ message });
  } catch (thrown) {
    showProblem(textOf(thrown));
  }
}
