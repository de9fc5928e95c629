import { UnstyledButton } from '@mantine/core';
import { type MouseEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './image-zoom.module.css';

/** A point of a picture, as shares of its sides. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** A picture that fits its place; a click shows it pixel by pixel around the point that was clicked, another one all of it. */
export function ImageZoom({ url, name }: { readonly url: string; readonly name: string }) {
  const { t } = useTranslation('media', { useSuspense: false });
  const frame = useRef<HTMLDivElement>(null);
  const [centre, setCentre] = useState<Point>();
  useLayoutEffect(() => {
    if (frame.current && centre) scrollTo(frame.current, centre);
  }, [centre]);
  const zoom = (event: MouseEvent<HTMLElement>) => setCentre(centre ? undefined : pointOf(event));
  return (
    <div ref={frame} className={classes.frame} data-whole={centre === undefined || undefined}>
      <UnstyledButton className={classes.picture} aria-label={t(centre ? 'fit' : 'actualSize')} onClick={zoom}>
        <img src={url} alt={name} draggable={false} />
      </UnstyledButton>
    </div>
  );
}

function pointOf(event: MouseEvent<HTMLElement>): Point {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  // A key press has no place on the picture.
  if (event.detail === 0) return { x: 0.5, y: 0.5 };
  return { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
}

function scrollTo(frame: HTMLElement, { x, y }: Point): void {
  frame.scrollLeft = x * frame.scrollWidth - frame.clientWidth / 2;
  frame.scrollTop = y * frame.scrollHeight - frame.clientHeight / 2;
}
