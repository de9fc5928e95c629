import { Group, SimpleGrid, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LogPanel } from './log-panel.js';
import { PacksCard } from './packs-card.js';
import { ReleaseButton } from './release-button.js';
import { ServerCard } from './server-card.js';
import classes from './system-page.module.css';
import { WorkersCard } from './workers-card.js';

/** How the server is: its machine, its workers and what they keep in memory, its packs, its log. */
export function SystemPage() {
  const { t } = useTranslation('system');
  return (
    <div className={classes.page}>
      <div className={classes.facts}>
        <Group justify="space-between" mb="sm">
          <Title order={1} size="h3">
            {t('title')}
          </Title>
          <ReleaseButton />
        </Group>
        <ServerCard />
        <SimpleGrid cols={{ base: 1, md: 2 }} mt="md">
          <WorkersCard />
          <PacksCard />
        </SimpleGrid>
      </div>
      <section className={classes.log} aria-label={t('log.title')}>
        <LogPanel />
      </section>
    </div>
  );
}
