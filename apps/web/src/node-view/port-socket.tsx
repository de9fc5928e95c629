import type { LocalizedText } from '@talkgraph/errors';
import { Position } from '@xyflow/react';
import type { InputPort, OutputPort } from '../catalogue/node-type.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { MissingMark } from './missing-mark.js';
import classes from './node-body.module.css';
import { PortHandle } from './port-handle.js';

interface InputSocketProps {
  readonly input: InputPort | undefined;
  readonly linked: boolean;
  /** What it still needs. */
  readonly problem: LocalizedText | undefined;
}

/** An input that only a link can feed. */
export function InputSocket({ input, linked, problem }: InputSocketProps) {
  const read = useLocalText();
  if (!input) return <span />;
  return (
    <span className={classes.input} data-optional={(input.optional && !linked) || undefined}>
      <PortHandle port={input} id={`in:${input.name}`} side={Position.Left} isHollow={input.optional && !linked} />
      <span className={classes.name} title={input.tooltip && read(input.tooltip)}>
        {read(input.label)}
      </span>
      <MissingMark problem={problem} />
    </span>
  );
}

interface OutputSocketProps {
  readonly output: OutputPort | undefined;
  readonly slot: number;
}

/** An output. */
export function OutputSocket({ output, slot }: OutputSocketProps) {
  const read = useLocalText();
  if (!output) return <span />;
  return (
    <span className={classes.output}>
      <span className={classes.name} title={output.tooltip && read(output.tooltip)}>
        {read(output.label)}
      </span>
      <PortHandle port={output} id={`out:${slot}`} side={Position.Right} isHollow={false} />
    </span>
  );
}
