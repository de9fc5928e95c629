import { Anchor, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type FileName, viewPath } from '../api/file-address.js';
import { serverUrl } from '../api/request.js';

/** A file's name; a click takes it away. */
export function FileLink({ file }: { readonly file: FileName }) {
  return (
    <Anchor href={serverUrl(viewPath(file))} download={file.filename} size="sm">
      <Group gap={6} wrap="nowrap">
        <IconDownload size={16} aria-hidden />
        {file.filename}
      </Group>
    </Anchor>
  );
}
