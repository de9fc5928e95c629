import { Anchor, Stack, Text } from '@mantine/core';
import type { NodeValues } from '@talkgraph/protocol';
import { useTranslation } from 'react-i18next';
import { type FileName, viewPath } from '../api/file-address.js';
import { serverUrl } from '../api/request.js';
import { AudioPlayer } from '../media-view/audio-player.js';
import { ImageView } from '../media-view/image-view.js';
import { mediaKind } from '../media-view/media-kind.js';
import { VideoPlayer } from '../media-view/video-player.js';
import { JsonValue } from './json-view.js';
import { savedFilesOf } from './saved-files-of.js';

/** Files that are shown; folders of hundreds have a page of their own. */
const mostFiles = 12;

/** The files that a node saved or shows, and the texts that it shows. */
export function SavedFiles({ values }: { readonly values: NodeValues }) {
  const { t } = useTranslation('inspect');
  const files = savedFilesOf(values);
  // What a node says besides is what it gives on.
  const texts = values.outputs.length === 0 ? (values.ui?.text ?? []) : [];
  if (files.length + texts.length === 0) return null;
  return (
    <Stack gap="xs" py="sm" component="section" aria-label={t('saved')}>
      <Text component="h4" size="sm" fw={600}>
        {t('saved')}
      </Text>
      {files.slice(0, mostFiles).map((file) => (
        <div key={`${file.type}/${file.subfolder}/${file.filename}`}>
          <SavedFile file={file} />
          <Anchor size="xs" href={serverUrl(viewPath(file))} download={file.filename}>
            {file.subfolder ? `${file.subfolder}/` : ''}
            {file.filename}
          </Anchor>
        </div>
      ))}
      {texts.map((text, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: texts of a stored list are told by their place
        <JsonValue key={i} value={text} />
      ))}
    </Stack>
  );
}

function SavedFile({ file }: { readonly file: FileName }) {
  const kind = mediaKind(file.filename);
  if (kind === 'video') return <VideoPlayer src={file} label={file.filename} maxHeight={420} />;
  if (kind === 'audio') return <AudioPlayer src={file} label={file.filename} />;
  if (kind === 'image') return <ImageView src={file} label={file.filename} maxHeight={420} thumbnailWidth={768} />;
  return null;
}
