import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../editor/editor-store.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { promptNodeId } from '../runs/prompt-node-id.js';
import { portsAt } from './ports-at.js';

/** Asks which inputs of a node the workflow's form and table show, and under which names. */
export function askFormNames(node: string): void {
  modals.open({ title: <FormNamesTitle />, children: <FormNames node={node} />, size: 'md' });
}

function FormNamesTitle() {
  return useTranslation('canvas').t('form.title');
}

function FormNames({ node }: { readonly node: string }) {
  const { t } = useTranslation('canvas');
  const read = useLocalText();
  const inputs = portsAt(node).inputs.filter(({ widget }) => widget);
  const [names, setNames] = useState(() => namesNow(node));
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const take = () => {
    const refused = giveNames(node, names);
    setProblems(Object.fromEntries(Object.entries(refused).map(([input, reason]) => [input, read(reason)])));
    if (Object.keys(refused).length === 0) modals.closeAll();
  };
  return (
    <Stack>
      <Text size="sm">{t('form.text')}</Text>
      {inputs.map(({ name, label }) => (
        <TextInput
          key={name}
          label={read(label)}
          placeholder={t('form.notShown')}
          value={names[name] ?? ''}
          error={problems[name]}
          onChange={(event) => setNames({ ...names, [name]: event.currentTarget.value })}
        />
      ))}
      <Group justify="end">
        <Button variant="default" onClick={() => modals.closeAll()}>
          {t('form.cancel')}
        </Button>
        <Button onClick={take}>{t('form.take')}</Button>
      </Group>
    </Stack>
  );
}

function namesNow(node: string): Readonly<Record<string, string>> {
  const { document, path } = useEditor.getState();
  const id = promptNodeId(path, node);
  const own = document.namedInputs.filter((named) => named.node === id);
  return Object.fromEntries(own.map(({ input, name }) => [input, name]));
}

/** Answers the names that were refused, with why. All of it is one step of undo. */
function giveNames(node: string, names: Readonly<Record<string, string>>) {
  const { beginStep, endStep, nameInput } = useEditor.getState();
  const before = namesNow(node);
  beginStep();
  const refused = Object.entries(names).flatMap(([input, name]) => {
    if ((before[input] ?? '') === name.trim()) return [];
    const verdict = nameInput(node, input, name.trim() || undefined);
    return verdict.done ? [] : [[input, verdict.reason] as const];
  });
  endStep();
  return Object.fromEntries(refused);
}
