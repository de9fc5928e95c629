import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNodePorts } from '../editor/use-node-ports.js';
import { portColor } from '../node-view/port-color.js';
import { inputHandle, outputHandle } from './port-handle.js';
import classes from './reroute-node.module.css';

/** A bend in a link: a dot in the colour of what travels. */
export const RerouteNode = memo(
  function RerouteNode({ id, selected }: NodeProps) {
    const { t } = useTranslation('canvas');
    const ports = useNodePorts(id);
    const input = ports?.inputs[0]?.name ?? '';
    const color = portColor(ports?.outputs[0]?.type ?? '*');
    return (
      <div className={classes.frame} data-selected={selected}>
        <Handle
          id={inputHandle(input)}
          type="target"
          position={Position.Left}
          className={classes.port ?? ''}
          aria-label={t('rerouteInput')}
        />
        <span className={classes.dot} style={{ background: color }} />
        <Handle
          id={outputHandle(0)}
          type="source"
          position={Position.Right}
          className={classes.port ?? ''}
          aria-label={t('rerouteOutput')}
        />
      </div>
    );
  },
  (before, after) => before.id === after.id && before.selected === after.selected,
);
