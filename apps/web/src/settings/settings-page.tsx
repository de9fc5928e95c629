import { Container, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AccessSettings } from './access-settings.js';
import { CanvasSettings } from './canvas-settings.js';
import { LookSettings } from './look-settings.js';
import { ProfileSettings } from './profile-settings.js';
import { RunSettings } from './run-settings.js';
import classes from './settings-page.module.css';

/** What can be set: how the page looks, how the canvas behaves, how runs go. Everything is kept as soon as it is chosen. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  return (
    <div className={classes.page}>
      <Container size="sm" w="100%" py="lg">
        <Title order={1} size="h3" mb="lg">
          {t('title')}
        </Title>
        <Stack gap="xl">
          <LookSettings />
          <CanvasSettings />
          <RunSettings />
          <ProfileSettings />
          <AccessSettings />
        </Stack>
      </Container>
    </div>
  );
}
