/** How often a schedule strikes, as people say it; `cron` is whatever else a cron expression can say. */
export type ScheduleEvery = 'day' | 'workday' | 'week' | 'hour' | 'cron';

/** A schedule as the form shows it. */
export interface SchedulePlan {
  readonly every: ScheduleEvery;
  /** `HH:MM`, for days and weeks; of `hour` only the minute counts. */
  readonly time: string;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly cron: string;
}

const usual: SchedulePlan = { every: 'day', time: '02:00', weekday: 1, cron: '0 2 * * *' };

/** What a cron expression says in the form's words. */
export function planOf(cron: string): SchedulePlan {
  const [minute = '', hour = '', day, month, weekday = '', extra] = cron.trim().split(/\s+/);
  const plan = { ...usual, cron };
  const isPlain = extra === undefined && day === '*' && month === '*' && isNumber(minute, 59);
  if (isPlain && hour === '*' && weekday === '*') return { ...plan, every: 'hour', time: `00:${two(minute)}` };
  if (!isPlain || !isNumber(hour, 23)) return { ...plan, every: 'cron' };
  const time = `${two(hour)}:${two(minute)}`;
  if (weekday === '*') return { ...plan, every: 'day', time };
  if (weekday === '1-5') return { ...plan, every: 'workday', time };
  if (isNumber(weekday, 7)) return { ...plan, every: 'week', time, weekday: Number(weekday) % 7 };
  return { ...plan, every: 'cron' };
}

/** The cron expression of what the form says. */
export function cronOf({ every, time, weekday, cron }: SchedulePlan): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  switch (every) {
    case 'hour':
      return `${minute} * * * *`;
    case 'day':
      return `${minute} ${hour} * * *`;
    case 'workday':
      return `${minute} ${hour} * * 1-5`;
    case 'week':
      return `${minute} ${hour} * * ${weekday}`;
    case 'cron':
      return cron;
  }
}

function isNumber(text: string, most: number): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) <= most;
}

function two(text: string): string {
  return text.padStart(2, '0');
}
