import { Badge, Button } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { thumbnailPath } from '../api/file-address.js';
import { serverUrl } from '../api/request.js';
import { clockText } from '../media-view/clock-text.js';
import { DropArea } from './drop-area.js';
import classes from './face-area.module.css';
import { giveSample } from './give-file.js';
import { useStart } from './start-state.js';

/** The area for the person: a video or a photo. */
export function FaceArea() {
  const { t } = useTranslation('start');
  const offers = (
    <>
      {t('trySample')}
      <Button size="compact-sm" variant="default" onClick={() => void giveSample('clip')}>
        {t('face.sampleClip')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => void giveSample('photo')}>
        {t('face.samplePhoto')}
      </Button>
    </>
  );
  return (
    <DropArea slot="face" Icon={IconMoodSmile} accept="video/*,image/*,.mkv" samples={offers}>
      <FacePicture />
    </DropArea>
  );
}

function FacePicture() {
  const { t } = useTranslation('start');
  const given = useStart((state) => state.face.given);
  if (!given) return null;
  return (
    <div className={classes.frame}>
      <img className={classes.picture} src={serverUrl(thumbnailPath(given.file, 640))} alt={t('face.preview')} />
      <Badge className={classes.badge ?? ''} variant="filled" color="dark" tt="none">
        {given.kind === 'still' ? t('face.photo') : t('face.video', { time: clockText(given.seconds) })}
      </Badge>
    </div>
  );
}
