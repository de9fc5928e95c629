import { Button } from '@mantine/core';
import { IconMicrophone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-local-text.js';
import { AudioPlayer } from '../media-view/audio-player.js';
import { clockText } from '../media-view/clock-text.js';
import { DropArea } from './drop-area.js';
import { giveSample } from './give-file.js';
import { useStart } from './start-state.js';
import classes from './voice-area.module.css';

/** Languages are called by their own names, whatever the reader's. */
const languageNames = { en: 'English', zh: '中文' } as const;

/** The area for what is said: a recording, or a video with sound. */
export function VoiceArea() {
  const { t } = useTranslation('start');
  // The reader's own language comes first.
  const languages = useLanguage() === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  const offers = (
    <>
      {t('trySample')}
      {languages.map((language) => (
        <Button key={language} size="compact-sm" variant="default" onClick={() => void giveSample(language)}>
          {languageNames[language]}
        </Button>
      ))}
    </>
  );
  return (
    <DropArea slot="voice" Icon={IconMicrophone} accept="audio/*,video/*,.mkv,.flac,.opus" samples={offers}>
      <Voice />
    </DropArea>
  );
}

function Voice() {
  const { t } = useTranslation('start');
  const given = useStart((state) => state.voice.given);
  if (!given) return null;
  return (
    <div className={classes.voice}>
      <AudioPlayer src={given.file} label={given.name} height={72} />
      <p className={classes.length}>{t('voice.length', { time: clockText(given.seconds) })}</p>
    </div>
  );
}
