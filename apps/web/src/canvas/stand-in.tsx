import { nodeBoxes } from './node-boxes.js';
import { useNodeName } from './node-name.js';
import classes from './stand-in.module.css';

/** A node as long as it is not drawn in full: its place, its name, and points where links end. */
export function StandIn({ id }: { readonly id: string }) {
  const name = useNodeName(id);
  const box = nodeBoxes.boxOf(id);
  if (!box) return null;
  return (
    <div className={classes.box} style={{ width: box.width, height: box.height }}>
      <div className={classes.title}>{name}</div>
      {[...box.ports].map(([handle, { x, y }]) => (
        // React Flow finds handles by these class names and attributes; its own component would cost what is saved here.
        <i
          key={handle}
          className={`${classes.port} ${handle.startsWith('out:') ? 'source' : 'target'}`}
          data-handleid={handle}
          data-handlepos={handle.startsWith('out:') ? 'right' : 'left'}
          style={{ left: x, top: y }}
        />
      ))}
    </div>
  );
}
