import { Anchor, Group, Text, Title } from '@mantine/core';
import type { RunSummary } from '@talkgraph/protocol';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type FileName, thumbnailPath } from '../api/file-address.js';
import { getJson, serverUrl } from '../api/request.js';
import { timeText } from '../history/time-text.js';
import { useLanguage } from '../i18n/use-local-text.js';
import classes from './recent-results.module.css';
import { useStart } from './start-state.js';
import { videoOf } from './video-of.js';

interface Recent {
  readonly run: RunSummary;
  readonly video: FileName;
}

/** The last few videos; a click shows one again. */
export function RecentResults() {
  const { t } = useTranslation('start');
  const language = useLanguage();
  const setRun = useStart((state) => state.setRun);
  const { data = [] } = useQuery({
    queryKey: ['runs', 'recent-videos'],
    queryFn: ({ signal }) => recentVideos(signal),
  });
  if (data.length === 0) return null;
  return (
    <section aria-label={t('recent.title')}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5">
          {t('recent.title')}
        </Title>
        <Anchor component={Link} href="/runs" size="sm">
          {t('recent.all')}
        </Anchor>
      </Group>
      <div className={classes.strip}>
        {data.map(({ run, video }) => (
          <button key={run.id} type="button" className={classes.item} onClick={() => setRun(run.id)}>
            <img className={classes.picture} src={serverUrl(thumbnailPath(video, 320))} alt="" loading="lazy" />
            <Text size="sm" truncate ta="left" px={10} pt={6}>
              {video.filename}
            </Text>
            <Text size="xs" c="dimmed" ta="left" px={10} pb={8}>
              {timeText(run.endedAt ?? run.createdAt, language)}
            </Text>
          </button>
        ))}
      </div>
    </section>
  );
}

/** Runs that saved a video, the newest first. */
async function recentVideos(signal: AbortSignal): Promise<readonly Recent[]> {
  const { runs } = await getJson<{ runs: readonly RunSummary[] }>('api/runs?state=success&limit=8', { signal });
  const found = await Promise.all(runs.map(async (run) => ({ run, video: await savedBy(run, signal) })));
  return found.filter((recent): recent is Recent => recent.video !== undefined).slice(0, 4);
}

async function savedBy({ id }: RunSummary, signal: AbortSignal): Promise<FileName | undefined> {
  return videoOf(
    await getJson<readonly { readonly files?: readonly FileName[] }[]>(`api/runs/${encodeURIComponent(id)}/nodes`, {
      signal,
    }),
  );
}
