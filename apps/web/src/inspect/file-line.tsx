import { Anchor } from '@mantine/core';
import { type FileName, viewPath } from '../api/file-address.js';
import { serverUrl } from '../api/request.js';
import classes from './port-view.module.css';

/** A file of the server by its name, to be fetched. */
export function FileLine({ file }: { readonly file: FileName }) {
  const { filename, subfolder } = file;
  return (
    <Anchor size="sm" href={serverUrl(viewPath(file))} download={filename} className={classes.address ?? ''}>
      {subfolder ? `${subfolder}/` : ''}
      {filename}
    </Anchor>
  );
}
