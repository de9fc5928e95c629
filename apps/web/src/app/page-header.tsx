import {
  ActionIcon,
  Anchor,
  Group,
  SegmentedControl,
  Tooltip,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useLanguage } from '../i18n/use-local-text.js';
import { LinkBadge } from '../runs/link-badge.js';
import classes from './page-header.module.css';

/** Pages of the menu, in order; what is compared is reached from the runs. */
const menu = [
  { path: '/', name: 'start' },
  { path: '/editor', name: 'editor' },
  { path: '/batch', name: 'batch' },
  { path: '/runs', name: 'runs' },
  { path: '/templates', name: 'templates' },
  { path: '/automations', name: 'automations' },
  { path: '/models', name: 'models' },
  { path: '/system', name: 'system' },
  { path: '/settings', name: 'settings' },
] as const;

/** The line at the top of every page: where one can go, the language, light or dark. */
export function PageHeader() {
  const { t } = useTranslation('app');
  const [location] = useLocation();
  return (
    <Group h="100%" px="sm" gap="sm" wrap="nowrap" justify="space-between">
      <Group gap="sm" wrap="nowrap" style={{ minWidth: 0 }}>
        <img src="./icon.svg" alt="" width={26} height={26} />
        <nav aria-label={t('menu')} className={classes.menu}>
          {menu.map(({ path, name }) => (
            <Anchor
              key={path}
              component={Link}
              href={path}
              className={classes.entry ?? ''}
              aria-current={location === path ? 'page' : undefined}
              underline="never"
            >
              {t(`pages.${name}`)}
            </Anchor>
          ))}
        </nav>
      </Group>
      <Group gap="xs" wrap="nowrap">
        <LinkBadge />
        <LanguageChoice />
        <SchemeSwitch />
      </Group>
    </Group>
  );
}

function LanguageChoice() {
  const { t, i18n } = useTranslation('app');
  const language = useLanguage();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('language')}
      value={language}
      onChange={(value) => void i18n.changeLanguage(value)}
      data={[
        { value: 'zh', label: '中文' },
        { value: 'en', label: 'EN' },
      ]}
    />
  );
}

function SchemeSwitch() {
  const { t } = useTranslation('app');
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const label = t(scheme === 'dark' ? 'toLight' : 'toDark');
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        aria-label={label}
        onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
      >
        {scheme === 'dark' ? <IconSun size={18} /> : <IconMoon size={18} />}
      </ActionIcon>
    </Tooltip>
  );
}
