import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { getJson, sendJson } from '../api/request.js';
import { inBrowser } from '../app/browser-storage.js';

/** What a user has chosen, wherever they sit. */
export interface UserSettings {
  /** How links are drawn. */
  readonly edgeStyle: 'curved' | 'stepped' | 'straight';
  /** What a failed node does to the rest of a run. */
  readonly failurePolicy: 'stop' | 'continue';
  /** `advanced` shows every setting of every node at once. */
  readonly level: 'beginner' | 'advanced';
}

interface UserSettingsStore extends UserSettings {
  /** Takes over what the server keeps. @throws ApiError */
  load(): Promise<void>;
  /** Shown at once, then kept on the server. @throws ApiError, after which the former value is back */
  change(settings: Partial<UserSettings>): Promise<void>;
}

const presets: UserSettings = { edgeStyle: 'curved', failurePolicy: 'stop', level: 'beginner' };

/** The values each setting may have; what else is kept under its name is passed over. */
const allowed: { readonly [K in keyof UserSettings]: readonly UserSettings[K][] } = {
  edgeStyle: ['curved', 'stepped', 'straight'],
  failurePolicy: ['stop', 'continue'],
  level: ['beginner', 'advanced'],
};

/** ComfyUI's clients keep theirs beside these. */
const prefix = 'talkgraph.';

/** The user's settings, kept on the server. The browser remembers them too, so that the page is right from the start. */
export const useUserSettings = create<UserSettingsStore>()(
  persist(
    (set, get) => ({
      ...presets,
      async load() {
        set(readSettings(await getJson<Readonly<Record<string, unknown>>>('settings')));
      },
      async change(settings) {
        const { edgeStyle, failurePolicy, level } = get();
        set(settings);
        const named = Object.entries(settings).map(([name, value]) => [`${prefix}${name}`, value]);
        try {
          await sendJson('POST', 'settings', Object.fromEntries(named));
        } catch (error) {
          set({ edgeStyle, failurePolicy, level });
          throw error;
        }
      },
    }),
    {
      name: 'talkgraph-settings',
      storage: createJSONStorage(() => inBrowser),
      partialize: ({ edgeStyle, failurePolicy, level }) => ({ edgeStyle, failurePolicy, level }),
    },
  ),
);

/** The settings among everything that the server keeps for the user. */
export function readSettings(kept: Readonly<Record<string, unknown>>): Partial<UserSettings> {
  const names = Object.keys(allowed) as (keyof UserSettings)[];
  const found = names.flatMap((name) => {
    const value = (allowed[name] as readonly unknown[]).find((one) => one === kept[prefix + name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(found);
}
