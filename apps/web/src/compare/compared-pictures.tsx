import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FileName, viewPath } from '../api/file-address.js';
import { serverUrl } from '../api/request.js';
import type { CompareMode } from './compare-mode.js';
import classes from './compare-page.module.css';
import { CompareStage } from './compare-stage.js';
import { ModeChoice } from './mode-choice.js';

/** Two pictures held against each other. */
export function ComparedPictures({ a, b }: { readonly a: FileName; readonly b: FileName }) {
  const { t } = useTranslation('compare');
  const [mode, setMode] = useState<CompareMode>('side');
  const [seam, setSeam] = useState(50);
  const picture = (file: FileName, side: string) => (
    <img src={serverUrl(viewPath(file))} alt={t('resultNamed', { side, file: file.filename })} draggable={false} />
  );
  return (
    <>
      <CompareStage mode={mode} seam={seam} onSeam={setSeam} a={picture(a, 'A')} b={picture(b, 'B')} />
      <div className={classes.controls}>
        <ModeChoice mode={mode} onMode={setMode} seam={seam} onSeam={setSeam} />
      </div>
    </>
  );
}
