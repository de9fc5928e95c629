import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { Json } from '@talkgraph/engine';
import { type KeyboardEvent, useRef } from 'react';
import type { Widget } from '../../catalogue/node-type.js';
import { numberText, parseNumber, stepped } from '../parse-number.js';
import { useDraft } from './use-draft.js';
import { useScrub } from './use-scrub.js';
import classes from './widgets.module.css';

interface NumberWidgetProps {
  readonly widget: Extract<Widget, { kind: 'int' | 'float' }>;
  readonly label: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
}

/** A number: written, stepped by arrow keys or arrows, or dragged to the left and right. */
export function NumberWidget({ widget, label, value, onChange }: NumberWidgetProps) {
  const number = typeof value === 'number' ? value : Number(value ?? 0);
  const field = useRef<HTMLInputElement>(null);
  const draft = useDraft(Number.isFinite(number) ? numberText(number) : '', (written) => {
    const parsed = parseNumber(written, widget);
    if (parsed !== undefined && parsed !== number) onChange(parsed);
  });
  const scrub = useScrub(field, number, widget, onChange);
  const step = (steps: number) => {
    const written = parseNumber(draft.field.value, widget) ?? number;
    draft.drop();
    onChange(stepped(written, steps, widget));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    draft.field.onKeyDown(event);
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    step((event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 10 : 1));
  };
  return (
    <span className={`${classes.number} nodrag nopan`}>
      <StepButton Icon={IconChevronLeft} onClick={() => step(-1)} />
      <input
        ref={field}
        type="text"
        inputMode={widget.kind === 'int' ? 'numeric' : 'decimal'}
        role="spinbutton"
        className={classes.field}
        aria-label={label}
        aria-valuenow={number}
        aria-valuemin={widget.min}
        aria-valuemax={widget.max}
        autoComplete="off"
        {...draft.field}
        {...scrub}
        onKeyDown={onKeyDown}
      />
      <StepButton Icon={IconChevronRight} onClick={() => step(1)} />
    </span>
  );
}

/** For the mouse; by keyboard the arrow keys do the same. */
function StepButton({ Icon, onClick }: { readonly Icon: typeof IconChevronLeft; readonly onClick: () => void }) {
  return (
    <button type="button" className={classes.step} tabIndex={-1} aria-hidden="true" onClick={onClick}>
      <Icon size={12} />
    </button>
  );
}
