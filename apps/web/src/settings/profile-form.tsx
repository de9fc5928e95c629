import { Button, Group, Modal, PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import type { SecretsAnswer, ShownProfile, ShownProfileKind } from '@talkgraph/protocol';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import { useProfileChange } from './use-profiles.js';

interface ProfileFormProps {
  readonly kinds: SecretsAnswer['kinds'];
  /** Undefined: a new one. */
  readonly edited: ShownProfile | undefined;
  /** What a new one begins with. */
  readonly suggested?: { readonly name: string; readonly kind: string };
  onSaved?(name: string): void;
  onClose(): void;
}

/** Makes or changes a profile. Secret fields are written only: an empty one stays as it is. */
export function ProfileForm({ kinds, edited, suggested, onSaved, onClose }: ProfileFormProps) {
  const { t } = useTranslation('settings');
  const read = useLocalText();
  const { save } = useProfileChange();
  const offered = Object.entries(kinds).filter(([, { localOnly }]) => !localOnly);
  const [name, setName] = useState(edited?.name ?? suggested?.name ?? '');
  const [kind, setKind] = useState(edited?.kind ?? suggested?.kind ?? offered[0]?.[0] ?? '');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const fields = kinds[kind]?.fields ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const onSuccess = () => {
      onSaved?.(name);
      onClose();
    };
    save.mutate({ name, kind, fields: changesOf(fields, typed) }, { onSuccess });
  };
  return (
    <Modal opened onClose={onClose} title={t(edited ? 'profiles.editTitle' : 'profiles.addTitle')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t('profiles.name')}
            description={t('profiles.nameHint')}
            required
            disabled={edited !== undefined}
            pattern="[a-z0-9][a-z0-9\-]*"
            maxLength={63}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={t('profiles.kind')}
            disabled={edited !== undefined}
            allowDeselect={false}
            data={offered.map(([value, { label }]) => ({ value, label: read(label) }))}
            value={kind}
            onChange={(chosen) => setKind(chosen ?? kind)}
          />
          {fields.map((field) => (
            <ProfileFieldInput
              key={`${kind} ${field.name}`}
              field={field}
              set={edited?.fields.find((shown) => shown.name === field.name)}
              typed={typed[field.name]}
              onType={(value) => setTyped((before) => ({ ...before, [field.name]: value }))}
            />
          ))}
          <ProfileButtons isSaving={save.isPending} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}

function ProfileButtons({ isSaving, onClose }: { readonly isSaving: boolean; onClose(): void }) {
  const { t } = useTranslation('settings');
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onClose}>
        {t('profiles.cancel')}
      </Button>
      <Button type="submit" loading={isSaving}>
        {t('profiles.save')}
      </Button>
    </Group>
  );
}

/** Emptying a field takes it away; a secret that was not typed is not known here, so it stays. */
function changesOf(
  fields: ShownProfileKind['fields'],
  typed: Readonly<Record<string, string>>,
): Record<string, string | null> {
  const changes = fields.flatMap(({ name, secret }): [string, string | null][] => {
    const value = typed[name]?.trim();
    if (value === undefined || (value === '' && secret)) return [];
    return [[name, value === '' ? null : value]];
  });
  return Object.fromEntries(changes);
}

interface ProfileFieldInputProps {
  readonly field: ShownProfileKind['fields'][number];
  readonly set: ShownProfile['fields'][number] | undefined;
  readonly typed: string | undefined;
  onType(value: string): void;
}

function ProfileFieldInput({ field, set, typed, onType }: ProfileFieldInputProps) {
  const { t } = useTranslation('settings');
  const read = useLocalText();
  const { label, secret, required, choices, example } = field;
  const isFixed = set?.from === 'environment';
  const common = {
    label: read(label),
    required: required === true && set === undefined,
    disabled: isFixed,
    ...(isFixed && { description: t('profiles.fromEnvironment') }),
    ...(example !== undefined && { placeholder: example }),
  };
  if (choices) {
    const value = typed ?? set?.value ?? null;
    return (
      <Select
        {...common}
        clearable
        data={[...choices]}
        value={value || null}
        onChange={(chosen) => onType(chosen ?? '')}
      />
    );
  }
  if (secret) {
    return (
      <PasswordInput
        {...common}
        autoComplete="new-password"
        {...(set && { placeholder: t('profiles.isSet') })}
        value={typed ?? ''}
        onChange={(event) => onType(event.currentTarget.value)}
      />
    );
  }
  const value = typed ?? set?.value ?? '';
  return <TextInput {...common} value={value} onChange={(event) => onType(event.currentTarget.value)} />;
}
