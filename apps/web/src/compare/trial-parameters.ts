import type { LocalizedText } from '@talkgraph/errors';
import { findType } from '../catalogue/find-type.js';
import type { Catalogue, Widget } from '../catalogue/node-type.js';
import type { Prompt } from '../history/run-workflow.js';
import { isLink } from './differing-parameters.js';

/** A parameter of a past run that may be tried with other values. */
export interface TrialParameter {
  /** Tells it apart: the node's id and the input's name. */
  readonly key: string;
  readonly node: string;
  readonly input: string;
  readonly label: LocalizedText;
  readonly now: unknown;
  /** What may be chosen, and what that is called; numbers are typed. */
  readonly choices: readonly { readonly value: string; readonly label: LocalizedText }[] | undefined;
  /** What numbers may be. */
  readonly min: number;
  readonly max: number;
}

/** Inputs that are asked for first where a node has them: which of several ways it works in, and how much it does. */
const firstNames = ['engine', 'model', 'voice', 'intensity', 'smoothness', 'strength'];

/** Everything in a run that was chosen from a list or typed as a number, what is tried most first. */
export function trialParameters(prompt: Prompt, catalogue: Catalogue): readonly TrialParameter[] {
  const all = Object.entries(prompt).flatMap(([node, { class_type: type, inputs }]) =>
    (findType(catalogue, type)?.inputs ?? []).flatMap(({ name, label, widget, preset }): TrialParameter[] => {
      const now = inputs[name] ?? preset;
      const choices = widget && choicesOf(widget);
      if (choices === false || widget === undefined || isLink(now)) return [];
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = 'min' in widget ? widget : {};
      return [{ key: `${node} ${name}`, node, input: name, label, now, choices, min, max }];
    }),
  );
  const rank = ({ input }: TrialParameter) =>
    firstNames.includes(input) ? firstNames.indexOf(input) : firstNames.length;
  return all.sort((a, b) => rank(a) - rank(b));
}

/** The list to choose from; undefined for numbers, false for what is not tried. */
function choicesOf(widget: Widget): TrialParameter['choices'] | false {
  if (widget.kind === 'int' || widget.kind === 'float') return undefined;
  if (widget.kind !== 'choice') return false;
  return widget.choices.map((choice) => {
    const value = String(choice);
    return { value, label: widget.labels?.[value] ?? { en: value, zh: value } };
  });
}

/** Values to begin with, among them what it was, so that its score is there to compare: all choices, or a number and its neighbours. */
export function firstValues({ choices, now, min, max }: TrialParameter): readonly string[] {
  if (choices) return choices.map(({ value }) => value).filter((value) => value !== 'auto');
  const number = Number(now);
  const step = number === 0 ? 1 : Math.abs(number) * 0.2;
  return [number - step, number, number + step]
    .filter((value) => value >= min && value <= max)
    .map((value) => String(Math.round(value * 1000) / 1000));
}
