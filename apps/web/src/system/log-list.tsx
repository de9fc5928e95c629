import type { LogLine } from '@talkgraph/protocol';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldsText, localTime } from './log-line.js';
import classes from './log-panel.module.css';

interface LogListProps {
  readonly lines: readonly LogLine[];
  readonly isFollowing: boolean;
  onFollowing(isFollowing: boolean): void;
}

/** How near to the end counts as being there, in pixels. */
const nearEnd = 24;

/** The lines themselves; only those in the window are drawn. Scrolling up holds the list, scrolling to the end follows again. */
export function LogList({ lines, isFollowing, onFollowing }: LogListProps) {
  const { t } = useTranslation('system');
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 21,
    overscan: 12,
  });
  useEffect(() => {
    if (isFollowing && lines.length > 0) virtual.scrollToIndex(lines.length - 1, { align: 'end' });
  }, [isFollowing, lines, virtual]);
  const onWheel = () => {
    // After the browser has scrolled.
    requestAnimationFrame(() => {
      const box = scroller.current;
      if (box) onFollowing(box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd);
    });
  };
  return (
    <div
      ref={scroller}
      className={classes.list}
      role="log"
      aria-label={t('log.title')}
      aria-live="off"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
      tabIndex={0}
      onWheel={onWheel}
      onKeyDown={onWheel}
      onTouchMove={onWheel}
    >
      {lines.length === 0 && <div className={classes.empty}>{t('log.empty')}</div>}
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const line = lines[index];
          return line && <Line key={key} line={line} index={index} start={start} measure={virtual.measureElement} />;
        })}
      </div>
    </div>
  );
}

interface LineProps {
  readonly line: LogLine;
  readonly index: number;
  /** Pixels from the beginning of the list. */
  readonly start: number;
  readonly measure: (element: Element | null) => void;
}

function Line({ line, index, start, measure }: LineProps) {
  const time = localTime(line.at);
  return (
    <div
      ref={measure}
      data-index={index}
      className={classes.line}
      data-level={line.level}
      style={{ transform: `translateY(${start}px)` }}
    >
      <time className={classes.time} dateTime={new Date(line.at).toISOString()} title={time}>
        {time.slice(11)}
      </time>
      <span className={classes.level}>{line.level.toUpperCase()}</span>
      <span className={classes.message}>
        {line.message} <span className={classes.fields}>{fieldsText(line)}</span>
      </span>
    </div>
  );
}
