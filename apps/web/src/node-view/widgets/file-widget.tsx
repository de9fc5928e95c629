import type { Json } from '@talkgraph/engine';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Widget } from '../../catalogue/node-type.js';
import { useEditor } from '../../editor/editor-store.js';
import { cancelUpload, placeKey, placeOf, uploadInto, useUploads } from '../uploads.js';
import { ChosenFile } from './chosen-file.js';
import { EmptyPicker } from './empty-picker.js';
import { FileBar } from './file-bar.js';
import classes from './file-widget.module.css';
import { UploadProgress } from './upload-progress.js';

interface FileWidgetProps {
  readonly node: string;
  readonly input: string;
  readonly widget: Extract<Widget, { kind: 'file' }>;
  readonly label: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
}

/** Chooses a file below inputs/, or uploads one: by a click, dropped on the node, or pasted. Shows and plays what is chosen. */
export function FileWidget({ node, input, widget, label, value, onChange }: FileWidgetProps) {
  const { t } = useTranslation('nodes');
  const client = useQueryClient();
  const key = useEditor(({ document, path }) => placeKey({ document: document.id, path, node, input }));
  const upload = useUploads(({ underway }) => underway[key]);
  const name = typeof value === 'string' ? value : '';
  const hasArrived = useUploads(({ arrived }) => arrived.has(name));
  const { media, choices } = widget;
  const receive = (file: File) => void uploadInto(placeOf(node, input), file, media, client);
  const isUploading = upload !== undefined && upload.failure === undefined;
  // Results of other runs can be chosen by hand; the list holds only inputs.
  const isMissing = name !== '' && !hasArrived && !choices.includes(name) && !/ \[\w+\]$/.test(name);
  return (
    <div className={`${classes.widget} nodrag nopan`}>
      {upload && <UploadProgress upload={upload} onCancel={() => cancelUpload(key)} />}
      {name === '' ? (
        !isUploading && <EmptyPicker {...{ media, choices, label }} onFile={receive} onChoose={onChange} />
      ) : (
        <>
          <FileBar {...{ media, choices, label, name, isMissing }} onFile={receive} onChoose={onChange} />
          {isMissing ? (
            <p className={classes.missing}>{t('fileMissing', { name })}</p>
          ) : (
            <ChosenFile name={name} media={media} />
          )}
        </>
      )}
    </div>
  );
}
