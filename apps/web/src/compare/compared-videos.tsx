import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileName } from '../api/file-address.js';
import { VideoPlayer } from '../media-view/video-player.js';
import type { CompareMode } from './compare-mode.js';
import { CompareStage } from './compare-stage.js';
import { ModeChoice } from './mode-choice.js';
import { PairControls } from './pair-controls.js';
import { type PairSound, usePairedVideos } from './use-paired-videos.js';

/** Two films that play as one: one set of controls, one of the two sounds. */
export function ComparedVideos({ a, b }: { readonly a: FileName; readonly b: FileName }) {
  const { t } = useTranslation('compare');
  const [mode, setMode] = useState<CompareMode>('side');
  const [seam, setSeam] = useState(50);
  const [sound, setSound] = useState<PairSound>('A');
  const [left, setLeft] = useState<HTMLVideoElement | null>(null);
  const [right, setRight] = useState<HTMLVideoElement | null>(null);
  const pair = usePairedVideos(left, right, sound);
  const player = (file: FileName, side: string, ref: (element: HTMLVideoElement | null) => void) => (
    <VideoPlayer
      src={file}
      label={t('resultNamed', { side, file: file.filename })}
      controls={false}
      preload="auto"
      mediaRef={ref}
    />
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const act = actionOf(event, pair);
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys that lead both films
    <div role="group" tabIndex={0} aria-label={t('keys')} onKeyDown={onKeyDown}>
      <CompareStage mode={mode} seam={seam} onSeam={setSeam} a={player(a, 'A', setLeft)} b={player(b, 'B', setRight)} />
      <PairControls pair={pair} sound={sound} onSound={setSound}>
        <ModeChoice mode={mode} onMode={setMode} seam={seam} onSeam={setSeam} />
      </PairControls>
    </div>
  );
}

/** Space plays and pauses, the arrows go from frame to frame, with Shift by seconds. Sliders and buttons keep their keys. */
function actionOf(
  { key, shiftKey, target }: KeyboardEvent,
  pair: ReturnType<typeof usePairedVideos>,
): (() => void) | undefined {
  if (!(target instanceof HTMLElement) || target.closest('input, button, [role="slider"]')) return undefined;
  switch (key) {
    case ' ':
      return pair.toggle;
    case 'ArrowLeft':
      return () => (shiftKey ? pair.seek(pair.time - 1) : pair.step(-1));
    case 'ArrowRight':
      return () => (shiftKey ? pair.seek(pair.time + 1) : pair.step(1));
    case 'Home':
      return () => pair.seek(0);
    case 'End':
      return () => pair.seek(pair.duration);
    default:
      return undefined;
  }
}
