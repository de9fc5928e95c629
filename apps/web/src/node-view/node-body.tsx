import { useUpdateNodeInternals } from '@xyflow/react';
import { memo, useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputPort, OutputPort } from '../catalogue/node-type.js';
import { useEditor } from '../editor/editor-store.js';
import { useNodePorts } from '../editor/use-node-ports.js';
import type { GraphNode } from '../graph/document.js';
import { takesLinks } from '../graph/link-verdict.js';
import { FoldedPorts } from './folded-ports.js';
import classes from './node-body.module.css';
import { InputSocket, OutputSocket } from './port-socket.js';
import { shownInputs } from './shown-inputs.js';
import { useFormNames } from './use-form-names.js';
import { useIncomingLinks } from './use-incoming-links.js';
import { useInputProblems } from './use-input-problems.js';
import { useShowsAll } from './use-shows-all.js';
import { WidgetRow } from './widget-row.js';

/** The ports and widgets of a node. Folded, all its ports lie in its title, so that links still end at it. */
export const NodeBody = memo(function NodeBody({ node }: { readonly node: GraphNode }) {
  const { inputs, outputs } = useNodePorts(node.id);
  const links = useIncomingLinks(node.id);
  const names = useFormNames(node.id);
  const problems = useInputProblems(node.id);
  const takes = useTakesLinks(node);
  const [showsAll, setShowsAll] = useShowsAll(node.id);
  const isUsed = useCallback((input: string) => input in links || input in names, [links, names]);
  const shown = shownInputs(inputs, node.values, { showsAll, isUsed });
  const { sockets, widgets, advanced } = shown;
  useHandlesTold(node.id, [...sockets, ...widgets], outputs, node.collapsed);
  if (node.collapsed) return <FoldedPorts inputs={inputs.filter(takes)} outputs={outputs} />;
  const rows = Array.from({ length: Math.max(sockets.length, outputs.length) }, (_, row) => row);
  return (
    <div className={classes.body}>
      {rows.map((row) => (
        <div key={row} className={classes.pair}>
          <InputSocket
            input={sockets[row]}
            linked={isUsed(sockets[row]?.name ?? '')}
            problem={problems[sockets[row]?.name ?? '']}
          />
          <OutputSocket output={outputs[row]} slot={row} />
        </div>
      ))}
      {widgets.map((input) => (
        <WidgetRow
          key={input.name}
          node={node.id}
          input={input}
          value={node.values[input.name]}
          link={links[input.name]}
          formName={names[input.name]}
          takesLinks={takes(input)}
          problem={problems[input.name]}
        />
      ))}
      {advanced > 0 && <MoreSwitch count={advanced} isOn={showsAll} onChange={setShowsAll} />}
    </div>
  );
});

/** Which inputs have a socket. */
function useTakesLinks({ type }: GraphNode): (input: InputPort) => boolean {
  const definition = useEditor(({ document }) => document.subgraphs[type]);
  return ({ name }) => takesLinks({ type }, name, { subgraphs: definition ? { [type]: definition } : {} });
}

interface MoreSwitchProps {
  readonly count: number;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function MoreSwitch({ count, isOn, onChange }: MoreSwitchProps) {
  const { t } = useTranslation('nodes');
  return (
    <button
      type="button"
      className={`${classes.more} nodrag nopan`}
      aria-expanded={isOn}
      onClick={() => onChange(!isOn)}
    >
      {isOn ? t('less') : t('more', { count })}
    </button>
  );
}

/** React Flow measures handles when a node's size changes; here they may change places without that. */
function useHandlesTold(
  id: string,
  inputs: readonly InputPort[],
  outputs: readonly OutputPort[],
  collapsed: boolean,
): void {
  const tell = useUpdateNodeInternals();
  const places = `${inputs.map(({ name }) => name).join('\n')}\n\n${outputs.length}\n${collapsed}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places are why
  useEffect(() => tell(id), [tell, id, places]);
}
