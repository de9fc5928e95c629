import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileName } from '../api/file-address.js';
import { ImageView } from '../media-view/image-view.js';
import { useNodeRun } from '../runs/use-node-run.js';
import classes from './node-result.module.css';
import { OtherResult } from './other-result.js';
import { PagedResults } from './paged-results.js';
import { type ResultItem, resultItems } from './result-items.js';

interface NodeResultProps {
  readonly id: string;
  /** As it was saved, where the node was made higher for a larger picture. */
  readonly height: number | undefined;
}

/** More pictures than this are only counted. */
const mostShown = 24;
/** More films, sounds and texts than this are shown one at a time: a loop makes one for each row. */
const mostPlayers = 3;

/** What a node has made, shown and played in place. */
export function NodeResult({ id, height }: NodeResultProps) {
  const ui = useNodeRun(id)?.ui;
  const items = useMemo(() => resultItems(ui), [ui]);
  if (items.length === 0) return null;
  return <ResultItems items={items} maxHeight={Math.max(260, (height ?? 0) - 120)} />;
}

interface ResultItemsProps {
  readonly items: readonly ResultItem[];
  readonly maxHeight: number;
}

const ResultItems = memo(function ResultItems({ items, maxHeight }: ResultItemsProps) {
  const { t } = useTranslation('nodes');
  const images = items.flatMap((item) => (item.kind === 'image' ? [item.file] : []));
  const others = items.filter((item) => item.kind !== 'image');
  return (
    <section className={`${classes.result} nodrag nopan`} aria-label={t('result')}>
      {images.length > 0 && <Images files={images} maxHeight={maxHeight} />}
      {others.length > mostPlayers ? (
        <PagedResults items={others} maxHeight={maxHeight} />
      ) : (
        others.map((item, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a result is its place among them
          <OtherResult key={place} item={item} maxHeight={maxHeight} />
        ))
      )}
    </section>
  );
});

function Images({ files, maxHeight }: { readonly files: readonly FileName[]; readonly maxHeight: number }) {
  const { t } = useTranslation('nodes');
  const [only] = files;
  if (files.length === 1 && only) return <ImageView src={only} maxHeight={maxHeight} thumbnailWidth={1024} />;
  return (
    <>
      <div className={classes.grid}>
        {files.slice(0, mostShown).map((file) => (
          <div key={file.filename} className={classes.cell}>
            <ImageView src={file} thumbnailWidth={320} cover />
          </div>
        ))}
      </div>
      <p className={classes.count}>{t('pictures', { count: files.length })}</p>
    </>
  );
}
