import { Position } from '@xyflow/react';
import type { InputPort, OutputPort } from '../catalogue/node-type.js';
import classes from './folded-ports.module.css';
import { PortHandle } from './port-handle.js';

interface FoldedPortsProps {
  readonly inputs: readonly InputPort[];
  readonly outputs: readonly OutputPort[];
}

/** They lie on each other, so that none of their colours would say more than the others. */
const common = 'light-dark(var(--mantine-color-gray-6), var(--mantine-color-dark-2))';

/** The ports of a folded node, all at the same two places. */
export function FoldedPorts({ inputs, outputs }: FoldedPortsProps) {
  return (
    <div className={classes.ports}>
      {inputs.map((input) => (
        <PortHandle
          key={input.name}
          port={input}
          id={`in:${input.name}`}
          side={Position.Left}
          isHollow={false}
          color={common}
        />
      ))}
      {outputs.map((output, slot) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an output is its slot
        <PortHandle key={slot} port={output} id={`out:${slot}`} side={Position.Right} isHollow={false} color={common} />
      ))}
    </div>
  );
}
