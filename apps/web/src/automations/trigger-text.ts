import type { Automation } from '@talkgraph/protocol';
import type { TFunction } from 'i18next';
import { planOf } from './schedule-plan.js';

/** What an automation waits for, in a line. */
export function triggerText(when: Automation['when'], t: TFunction<'automations'>, language: string): string {
  switch (when.kind) {
    case 'schedule': {
      const { every, time, weekday, cron } = planOf(when.cron);
      // 4 January 1970 was a Sunday.
      const day = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
        Date.UTC(1970, 0, 4 + weekday),
      );
      const said = t(`says.${every}`, { time, day, cron, minute: Number(time.slice(3)) });
      return when.timeZone ? t('says.zone', { when: said, zone: when.timeZone }) : said;
    }
    case 'folder': {
      const files = Object.values(when.files).join(' + ');
      return when.folder ? t('says.folder', { folder: when.folder, files }) : t('says.inputs', { files });
    }
    case 'mqtt':
      return t('says.mqtt', { topic: `${when.prefix}/run`, profile: when.profile });
  }
}
