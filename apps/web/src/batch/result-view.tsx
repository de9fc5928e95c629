import { Alert, Loader, Stack, Text } from '@mantine/core';
import type { RunNode } from '@talkgraph/protocol';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import type { FileName } from '../api/file-address.js';
import { getJson } from '../api/request.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { AudioPlayer } from '../media-view/audio-player.js';
import { ImageView } from '../media-view/image-view.js';
import { VideoPlayer } from '../media-view/video-player.js';
import { FileLink } from './file-link.js';

/** Everything that a run made, to be looked at and taken away. */
export function ResultView({ runId }: { readonly runId: string }) {
  const { t } = useTranslation('batch');
  const read = useLocalText();
  const { data, error } = useQuery({
    queryKey: ['run-files', runId],
    queryFn: async ({ signal }) =>
      filesOf(await getJson<readonly RunNode[]>(`api/runs/${encodeURIComponent(runId)}/nodes`, { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <Alert color="red">{read(textOf(error))}</Alert>;
  if (!data) return <Loader />;
  if (data.length === 0) return <Text c="dimmed">{t('noFiles')}</Text>;
  return (
    <Stack gap="md">
      {data.map((file) => (
        <Stack key={`${file.type}/${file.subfolder}/${file.filename}`} gap={6}>
          <FileView file={file} />
          <FileLink file={file} />
        </Stack>
      ))}
    </Stack>
  );
}

function FileView({ file }: { readonly file: FileName }) {
  const { filename } = file;
  if (/\.(mp4|webm|mov|mkv|m4v)$/i.test(filename)) return <VideoPlayer src={file} label={filename} maxHeight={480} />;
  if (/\.(png|jpe?g|webp|gif|avif)$/i.test(filename)) return <ImageView src={file} label={filename} maxHeight={480} />;
  if (/\.(wav|mp3|flac|ogg|opus|m4a|aac)$/i.test(filename)) return <AudioPlayer src={file} label={filename} />;
  return null;
}

/** The files of the outputs, each once. */
function filesOf(nodes: readonly RunNode[]): readonly FileName[] {
  const files = nodes.filter(({ output }) => output).flatMap((node) => node.files ?? []);
  return files.filter(
    (file, at) =>
      files.findIndex((other) => other.filename === file.filename && other.subfolder === file.subfolder) === at,
  );
}
