import { lazy } from 'react';

/** Every page, with its address behind the `#` and the key of its name in the texts of `app`. Each is loaded when it is opened. */
export const pages = [
  {
    path: '/',
    name: 'start',
    Page: lazy(async () => ({ default: (await import('../start/start-page.js')).StartPage })),
  },
  {
    path: '/editor',
    name: 'editor',
    Page: lazy(async () => ({ default: (await import('../editor/editor-page.js')).EditorPage })),
  },
  {
    path: '/batch',
    name: 'batch',
    Page: lazy(async () => ({ default: (await import('../batch/batch-page.js')).BatchPage })),
  },
  {
    path: '/runs',
    name: 'runs',
    Page: lazy(async () => ({ default: (await import('../history/runs-page.js')).RunsPage })),
  },
  {
    path: '/compare',
    name: 'compare',
    Page: lazy(async () => ({ default: (await import('../compare/compare-page.js')).ComparePage })),
  },
  {
    path: '/templates',
    name: 'templates',
    Page: lazy(async () => ({ default: (await import('../workflows/templates-page.js')).TemplatesPage })),
  },
  {
    path: '/automations',
    name: 'automations',
    Page: lazy(async () => ({ default: (await import('../automations/automations-page.js')).AutomationsPage })),
  },
  {
    path: '/models',
    name: 'models',
    Page: lazy(async () => ({ default: (await import('../models/models-page.js')).ModelsPage })),
  },
  {
    path: '/system',
    name: 'system',
    Page: lazy(async () => ({ default: (await import('../system/system-page.js')).SystemPage })),
  },
  {
    path: '/settings',
    name: 'settings',
    Page: lazy(async () => ({ default: (await import('../settings/settings-page.js')).SettingsPage })),
  },
] as const;
