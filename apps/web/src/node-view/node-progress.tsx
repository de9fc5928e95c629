import { useTranslation } from 'react-i18next';
import { useNodeRun } from '../runs/use-node-run.js';
import classes from './node-progress.module.css';

/** How far a running node is: a bar, the stage, frames and frames per second; and its live picture. */
export function NodeProgress({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation('nodes');
  const run = useNodeRun(id);
  if (run?.state !== 'running') return null;
  const { progress, preview } = run;
  const isMeasured = progress !== undefined && progress.max > 0;
  const share = isMeasured ? Math.min(1, progress.value / progress.max) : undefined;
  const stage = progress?.stage;
  const facts = [
    run.willRetry && t('retrying'),
    stage !== undefined && t(`stages.${stage}`, { defaultValue: stage }),
    isMeasured && `${count(progress.value)} / ${count(progress.max)}`,
    progress?.framesPerSecond !== undefined && t('framesPerSecond', { rate: count(progress.framesPerSecond) }),
  ].filter((fact) => typeof fact === 'string');
  return (
    <div className={classes.progress}>
      <div
        role="progressbar"
        aria-label={t('progress')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
        className={classes.track}
      >
        <div
          className={classes.bar}
          data-unknown={share === undefined || undefined}
          style={share === undefined ? undefined : { transform: `scaleX(${share})` }}
        />
      </div>
      {facts.length > 0 && <div className={classes.facts}>{facts.join(' · ')}</div>}
      {preview !== undefined && <img src={preview} alt={t('livePicture')} className={classes.picture} />}
    </div>
  );

  function count(value: number): string {
    return value.toLocaleString(i18n.resolvedLanguage, { maximumFractionDigits: value < 10 ? 1 : 0 });
  }
}
