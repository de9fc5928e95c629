import { Button, FileButton, Group, NumberInput, Select, Stack, Switch, Textarea } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import type { LocalizedText } from '@talkgraph/errors';
import { useTranslation } from 'react-i18next';
import { inputFile } from '../api/input-file.js';
import { useLanguage, useLocalText } from '../i18n/use-local-text.js';
import { AudioPlayer } from '../media-view/audio-player.js';
import { ImageView } from '../media-view/image-view.js';
import { VideoPlayer } from '../media-view/video-player.js';
import { choiceText } from '../node-view/widgets/choice-text.js';
import type { BatchColumn } from './batch-column.js';
import { acceptedTypes, useUpload } from './use-upload.js';

interface FormFieldProps {
  readonly column: BatchColumn;
  readonly text: string;
  readonly problem: LocalizedText | undefined;
  onChange(text: string): void;
}

/** A cell as a field of a form. Empty ones show, greyed, what the workflow says. */
export function FormField({ column, text, problem, onChange }: FormFieldProps) {
  const read = useLocalText();
  const language = useLanguage();
  const { label, kind, preset, widget } = column;
  const shared = { label: read(label), error: problem && read(problem) };
  if (kind === 'file') return <FileField column={column} text={text} problem={problem} onChange={onChange} />;
  if (kind === 'switch') {
    const isOn = (text || preset).toLowerCase() === 'true';
    return <Switch {...shared} checked={isOn} onChange={(event) => onChange(String(event.currentTarget.checked))} />;
  }
  if (kind === 'choice' && widget?.kind === 'choice') {
    const data = widget.choices.map((choice) => ({
      value: String(choice),
      label: choiceText(widget, choice, language),
    }));
    return (
      <Select
        {...shared}
        data={data}
        placeholder={choiceText(widget, preset, language)}
        value={text || null}
        clearable
        onChange={(value) => onChange(value ?? '')}
      />
    );
  }
  if (kind === 'number' && (widget?.kind === 'int' || widget?.kind === 'float')) {
    const { min, max, step } = widget;
    const limits = { ...(min !== undefined && { min }), ...(max !== undefined && { max }), ...(step && { step }) };
    const isWhole = widget.kind === 'int';
    return (
      <NumberInput
        {...shared}
        {...limits}
        allowDecimal={!isWhole}
        placeholder={preset}
        value={text}
        onChange={(value) => onChange(String(value))}
      />
    );
  }
  return (
    <Textarea
      {...shared}
      autosize
      minRows={widget?.kind === 'text' && widget.multiline ? 3 : 1}
      placeholder={preset}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function FileField({ column, text, problem, onChange }: FormFieldProps) {
  const { t } = useTranslation('batch');
  const read = useLocalText();
  const { upload, isUploading } = useUpload();
  const { widget, label, preset } = column;
  if (widget?.kind !== 'file') return null;
  const { media, choices } = widget;
  const name = text || preset;
  return (
    <Stack gap={6}>
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <Select
          label={read(label)}
          flex={1}
          searchable
          clearable
          limit={100}
          placeholder={preset || t('chooseFile')}
          // A name whose file is gone is shown all the same.
          data={text && !choices.includes(text) ? [text, ...choices] : [...choices]}
          value={text || null}
          onChange={(value) => onChange(value ?? '')}
          error={problem && read(problem)}
          inputWrapperOrder={['label', 'input']}
        />
        <FileButton accept={acceptedTypes(media)} onChange={(file) => file && void upload(file, media, onChange)}>
          {(props) => (
            <Button {...props} variant="default" loading={isUploading} leftSection={<IconUpload size={16} />}>
              {t('upload')}
            </Button>
          )}
        </FileButton>
      </Group>
      {problem && (
        <Group role="alert" c="red" fz="xs">
          {read(problem)}
        </Group>
      )}
      {name && !problem && <FilePreview media={media} name={name} />}
    </Stack>
  );
}

function FilePreview({ media, name }: { readonly media: 'image' | 'audio' | 'video' | 'file'; readonly name: string }) {
  const file = inputFile(name);
  if (media === 'image') return <ImageView src={file} label={name} maxHeight={200} thumbnailWidth={640} />;
  if (media === 'audio') return <AudioPlayer src={file} label={name} />;
  if (media === 'video') return <VideoPlayer src={file} label={name} maxHeight={240} />;
  return null;
}
