import { type PointerEvent, type RefObject, useRef } from 'react';
import { useEditor } from '../../editor/editor-store.js';
import { type NumberRules, stepped } from '../parse-number.js';

/** Pixels of the screen that are one step. */
const pixelsPerStep = 6;
/** Shorter movements are a click. */
const slack = 4;

interface Scrub {
  readonly from: number;
  readonly at: number;
  isMoving: boolean;
  last: number;
}

/**
 * Lets a number be dragged: to the right it grows. Shift makes ten times as much of it. A click without a movement begins
 * to write. All of a drag is one step of undo.
 */
export function useScrub(
  field: RefObject<HTMLInputElement | null>,
  value: number,
  rules: NumberRules,
  onChange: (value: number) => void,
) {
  const scrub = useRef<Scrub>(undefined);
  const end = (event: PointerEvent<HTMLInputElement>, isDone: boolean) => {
    const { current } = scrub;
    scrub.current = undefined;
    if (!current) return;
    if (current.isMoving) useEditor.getState().endStep();
    else if (isDone) {
      field.current?.focus();
      field.current?.select();
    }
    event.currentTarget.releasePointerCapture(event.pointerId);
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLInputElement>) => {
      if (event.button !== 0 || document.activeElement === field.current) return;
      // Else the field would be written in at once.
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      scrub.current = { from: value, at: event.clientX, isMoving: false, last: value };
    },
    onPointerMove: (event: PointerEvent<HTMLInputElement>) => {
      const { current } = scrub;
      if (!current) return;
      const moved = event.clientX - current.at;
      if (!current.isMoving && Math.abs(moved) < slack) return;
      if (!current.isMoving) useEditor.getState().beginStep();
      current.isMoving = true;
      const steps = Math.round(moved / pixelsPerStep) * (event.shiftKey ? 10 : 1);
      const next = stepped(current.from, steps, rules);
      if (next !== current.last) onChange(next);
      current.last = next;
    },
    onPointerUp: (event: PointerEvent<HTMLInputElement>) => end(event, true),
    onPointerCancel: (event: PointerEvent<HTMLInputElement>) => end(event, false),
  };
}
