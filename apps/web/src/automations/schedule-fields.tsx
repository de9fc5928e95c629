import { Group, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-local-text.js';
import type { AutomationDraft } from './automation-draft.js';
import type { ScheduleEvery } from './schedule-plan.js';

/** Part of a form that changes some of a draft. */
export interface DraftFieldsProps {
  readonly draft: AutomationDraft;
  onChange(part: Partial<AutomationDraft>): void;
}

const every: readonly ScheduleEvery[] = ['day', 'workday', 'week', 'hour', 'cron'];

/** When a schedule strikes. */
export function ScheduleFields({ draft: { plan, timeZone }, onChange }: DraftFieldsProps) {
  const { t } = useTranslation('automations');
  const language = useLanguage();
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return (
    <Group align="flex-end">
      <NativeSelect
        label={t('every')}
        value={plan.every}
        onChange={(event) => onChange({ plan: { ...plan, every: event.currentTarget.value as ScheduleEvery } })}
        data={every.map((value) => ({ value, label: t(`everyChoices.${value}`) }))}
      />
      {plan.every === 'week' && (
        <NativeSelect
          label={t('weekday')}
          value={String(plan.weekday)}
          onChange={(event) => onChange({ plan: { ...plan, weekday: Number(event.currentTarget.value) } })}
          data={[1, 2, 3, 4, 5, 6, 0].map((day) => ({
            value: String(day),
            // 4 January 1970 was a Sunday.
            label: weekday.format(Date.UTC(1970, 0, 4 + day)),
          }))}
        />
      )}
      {plan.every === 'cron' ? (
        <CronField plan={plan} onChange={(cron) => onChange({ plan: { ...plan, cron } })} />
      ) : plan.every === 'hour' ? (
        <NumberInput
          label={t('minute')}
          required
          min={0}
          max={59}
          clampBehavior="strict"
          allowDecimal={false}
          value={Number(plan.time.slice(3))}
          onChange={(minute) => onChange({ plan: { ...plan, time: `00:${String(minute || 0).padStart(2, '0')}` } })}
        />
      ) : (
        <TextInput
          type="time"
          label={t('time')}
          required
          value={plan.time}
          onChange={(event) => onChange({ plan: { ...plan, time: event.currentTarget.value || '00:00' } })}
        />
      )}
      <TextInput
        label={t('timeZone')}
        placeholder={t('timeZoneOwn')}
        value={timeZone}
        onChange={(event) => onChange({ timeZone: event.currentTarget.value.trim() })}
      />
    </Group>
  );
}

interface CronFieldProps {
  readonly plan: AutomationDraft['plan'];
  onChange(cron: string): void;
}

function CronField({ plan, onChange }: CronFieldProps) {
  const { t } = useTranslation('automations');
  return (
    <TextInput
      label={t('cron')}
      description={t('cronHint')}
      flex={1}
      required
      value={plan.cron}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
