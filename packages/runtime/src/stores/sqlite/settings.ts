import type { Json } from '@talkgraph/engine';
import type { TalkgraphDatabase } from './open-database.js';
import { fromText } from './run-row.js';

/** Small facts that outlive a restart, such as whether the queue is paused. */
export interface Settings {
  read(name: string): Promise<Json | undefined>;
  write(name: string, value: Json): Promise<void>;
}

/** The settings in `talkgraph.db`. */
export function sqliteSettings(db: TalkgraphDatabase): Settings {
  return {
    async read(name) {
      const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
      return row && fromText(row.value);
    },
    async write(name, value) {
      const text = JSON.stringify(value);
      const row = db.insertInto('settings').values({ name, value: text });
      await row.onConflict((conflict) => conflict.column('name').doUpdateSet({ value: text })).execute();
    },
  };
}
