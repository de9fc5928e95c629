import { Button, CloseButton, Group, Progress, Stack, Text } from '@mantine/core';
import { type ComponentType, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import classes from './drop-area.module.css';
import { giveFiles } from './give-file.js';
import type { Slot } from './given-file.js';
import { type SlotUpload, useStart } from './start-state.js';
import { useFileDrop } from './use-file-drop.js';

/** What a drop area is given. */
export interface DropAreaProps {
  readonly slot: Slot;
  readonly Icon: ComponentType<{ size?: number; stroke?: number }>;
  /** What the file dialogue offers. */
  readonly accept: string;
  /** Offers of samples, below the invitation. */
  readonly samples: ReactNode;
  /** What is shown once a file is there. */
  readonly children: ReactNode;
}

/** A large area that takes a file by drop, click or paste, and shows it. */
export function DropArea({ slot, Icon, accept, samples, children }: DropAreaProps) {
  const { t } = useTranslation('start');
  const { given, upload, problem } = useStart((state) => state[slot]);
  const input = useRef<HTMLInputElement>(null);
  const drop = useFileDrop((files) => giveFiles(files, slot));
  const choose = () => input.current?.click();
  return (
    <section
      aria-label={t(`${slot}.title`)}
      className={classes.area}
      data-over={drop.isOver || undefined}
      data-filled={given !== undefined || undefined}
      {...drop.handlers}
    >
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        aria-label={t(`${slot}.choose`)}
        onChange={({ currentTarget }) => {
          giveFiles([...(currentTarget.files ?? [])].slice(0, 1), slot);
          // The same file can be chosen again after it was removed.
          currentTarget.value = '';
        }}
      />
      {upload ? (
        <Uploading {...upload} />
      ) : given ? (
        <Filled slot={slot} name={given.name} onReplace={choose}>
          {children}
        </Filled>
      ) : (
        <>
          <button type="button" className={classes.invite} onClick={choose}>
            <span className={classes.icon}>
              <Icon size={30} stroke={1.5} />
            </span>
            <span className={classes.title}>{t(`${slot}.title`)}</span>
            <span className={classes.hint}>{t(`${slot}.hint`)}</span>
            <span className={classes.choose}>{t(`${slot}.choose`)}</span>
          </button>
          {problem && <Problem text={problem} />}
          <div className={classes.samples}>{samples}</div>
        </>
      )}
    </section>
  );
}

function Problem({ text }: { readonly text: { readonly en: string; readonly zh: string } }) {
  const read = useLocalText();
  return (
    <div className={classes.problem} role="alert">
      {read(text)}
    </div>
  );
}

function Uploading({ name, share, cancel }: SlotUpload) {
  const { t } = useTranslation('start');
  const isSent = share >= 1;
  return (
    <Stack className={classes.uploading ?? ''} gap="sm" align="center" justify="center">
      <Text fw={600} ta="center" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
        {name}
      </Text>
      <Progress value={isSent ? 100 : share * 100} animated={isSent} w="100%" maw={280} aria-label={t('uploading')} />
      <Text size="sm" c="dimmed" role="status">
        {isSent ? t('lookingAtFile') : t('uploadedShare', { percent: Math.floor(share * 100) })}
      </Text>
      <Button variant="subtle" color="gray" size="compact-sm" onClick={cancel}>
        {t('cancel')}
      </Button>
    </Stack>
  );
}

function Filled({
  slot,
  name,
  onReplace,
  children,
}: {
  readonly slot: Slot;
  readonly name: string;
  readonly onReplace: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('start');
  const setSlot = useStart((state) => state.setSlot);
  return (
    <div className={classes.filled}>
      <div className={classes.content}>{children}</div>
      <Group className={classes.foot ?? ''} gap="xs" wrap="nowrap">
        <Text size="sm" fw={500} truncate flex={1} title={name}>
          {name}
        </Text>
        <Button variant="default" size="compact-sm" onClick={onReplace} aria-label={t(`${slot}.replace`)}>
          {t('replace')}
        </Button>
        <CloseButton size="sm" aria-label={t(`${slot}.remove`)} onClick={() => setSlot(slot, {})} />
      </Group>
    </div>
  );
}
