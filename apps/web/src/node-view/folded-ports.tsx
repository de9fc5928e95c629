import { Position } from '@xyflow/react';
import type { InputPort, OutputPort } from '../catalogue/node-type.js';
import classes from './folded-ports.module.css';
import { PortHandle } from './port-handle.js';

interface FoldedPortsProps {
  readonly inputs: readonly InputPort[];
  readonly outputs: readonly OutputPort[];
}

/** The ports of a folded node, all at the same two places. */
export function FoldedPorts({ inputs, outputs }: FoldedPortsProps) {
  return (
    <div className={classes.ports}>
      {inputs.map((input) => (
        <PortHandle key={input.name} port={input} id={`in:${input.name}`} side={Position.Left} isHollow={false} />
      ))}
      {outputs.map((output, slot) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an output is its slot
        <PortHandle key={slot} port={output} id={`out:${slot}`} side={Position.Right} isHollow={false} />
      ))}
    </div>
  );
}
