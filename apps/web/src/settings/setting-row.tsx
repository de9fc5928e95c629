import { SegmentedControl, Switch, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './settings-page.module.css';

/** Settings that belong together. */
export function SettingsPart({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      <div className={classes.part}>{children}</div>
    </section>
  );
}

interface SettingRowProps {
  readonly label: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** A setting: what it is on the left, what it is set to on the right. */
export function SettingRow({ label, hint, children }: SettingRowProps) {
  return (
    <div className={classes.row}>
      <div className={classes.words}>
        <Text size="sm" fw={600}>
          {label}
        </Text>
        {hint && (
          <Text size="xs" c="dimmed">
            {hint}
          </Text>
        )}
      </div>
      {children}
    </div>
  );
}

interface ChoiceRowProps<V extends string> extends Omit<SettingRowProps, 'children'> {
  readonly value: V;
  readonly choices: readonly { readonly value: V; readonly label: string }[];
  onChange(value: V): void;
}

/** A setting that is one of a few. */
export function ChoiceRow<V extends string>({ label, hint, value, choices, onChange }: ChoiceRowProps<V>) {
  return (
    <SettingRow label={label} {...(hint !== undefined && { hint })}>
      <SegmentedControl
        size="xs"
        aria-label={label}
        value={value}
        data={[...choices]}
        onChange={(chosen) => onChange(chosen as V)}
      />
    </SettingRow>
  );
}

interface SwitchRowProps extends Omit<SettingRowProps, 'children'> {
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  onChange(isOn: boolean): void;
}

/** A setting that is on or off. */
export function SwitchRow({ label, hint, isOn, isDisabled = false, onChange }: SwitchRowProps) {
  return (
    <SettingRow label={label} {...(hint !== undefined && { hint })}>
      <Switch
        aria-label={label}
        checked={isOn}
        disabled={isDisabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </SettingRow>
  );
}
