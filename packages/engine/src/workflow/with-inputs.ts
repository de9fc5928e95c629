import { inputNameUnknown, workflowInvalid } from '../errors.js';
import { isJsonObject, type Json, type JsonObject } from '../json.js';
import { type NamedInput, readInputValue } from './named-inputs.js';
import { isUiWorkflow } from './read-ui-graph.js';

/** Where a value goes. */
type Target = Pick<NamedInput, 'node' | 'input'>;

/**
 * A copy of a workflow, in API format or as an editor saves it, with values put into its named inputs.
 * @param values by the inputs' names; inputs that are not mentioned keep what the workflow says
 * @param hasFile whether a file lies below inputs/; left out, files are not looked for
 * @throws INPUT_NAME_UNKNOWN, INPUT_VALUE_INVALID, INPUT_FILE_MISSING, WORKFLOW_INVALID
 */
export function withInputs(
  workflow: JsonObject,
  inputs: readonly NamedInput[],
  values: Readonly<Record<string, Json>>,
  hasFile?: (name: string) => boolean,
): JsonObject {
  return Object.entries(values).reduce((made, [name, given]) => {
    const named = inputs.find((input) => input.name === name);
    if (named === undefined) throw inputNameUnknown({ name, known: inputs.map((input) => input.name) });
    return withValue(made, named, readInputValue(named, given, hasFile));
  }, workflow);
}

/** A copy of a workflow, in either format, with a constant in place of an input's value or link. @throws WORKFLOW_INVALID */
export function withValue(workflow: JsonObject, target: Target, value: Json): JsonObject {
  if (!isUiWorkflow(workflow)) return withPromptValue(workflow, target, value);
  const change = { workflow, target, path: target.node.split(':'), value };
  const made = setInGraph(change, workflow, 0);
  return made.copies.length === 0 ? made.graph : withDefinitions(made.graph, made.copies);
}

function withPromptValue(prompt: JsonObject, { node, input }: Target, value: Json): JsonObject {
  const before = prompt[node];
  if (!isJsonObject(before)) throw nodeMissing(node);
  const inputs = isJsonObject(before.inputs) ? before.inputs : {};
  // A bare list would be read as a link.
  const constant = Array.isArray(value) ? { __value__: value } : value;
  return { ...prompt, [node]: { ...before, inputs: { ...inputs, [input]: constant } } };
}

/** A graph with a value in it, and the sub-graphs that had to be copied for its sake. */
interface ChangedGraph {
  readonly graph: JsonObject;
  readonly copies: readonly JsonObject[];
}

interface Change {
  readonly workflow: JsonObject;
  readonly target: Target;
  /** Ids from the outermost instance to the node itself. */
  readonly path: readonly string[];
  readonly value: Json;
}

/** Other instances of a sub-graph must not change with this one, so it gets a copy of its own, named for its place. */
function setInGraph(change: Change, graph: JsonObject, depth: number): ChangedGraph {
  const { workflow, target, path, value } = change;
  const nodes = (Array.isArray(graph.nodes) ? graph.nodes : []) as readonly Json[];
  const at = nodes.findIndex((node) => isJsonObject(node) && String(node.id) === path[depth]);
  const node = nodes[at];
  if (!isJsonObject(node)) throw nodeMissing(target.node);
  const replaced = (changed: JsonObject) => ({ ...graph, nodes: nodes.with(at, changed) });
  const inner = path[depth + 1];
  if (inner === undefined) return { graph: replaced(withWidgetValue(node, target.input, value)), copies: [] };

  const definition = definitionsOf(workflow).find((subgraph) => subgraph.id === node.type);
  if (definition === undefined) throw nodeMissing(target.node);
  const changed = setInGraph(change, definition, depth + 1);
  const place = `~${path.slice(0, depth + 1).join(':')}`;
  const type = String(node.type).endsWith(place) ? String(node.type) : `${String(node.type)}${place}`;
  const isLast = depth + 2 === path.length;
  const instance = isLast ? withShownValue(node, inner, target.input, value) : node;
  return {
    graph: replaced({ ...instance, type }),
    copies: [...changed.copies, { ...changed.graph, id: type }],
  };
}

/** Values by name go before values by position, so positions need not be known. */
function withWidgetValue(node: JsonObject, input: string, value: Json): JsonObject {
  const named = isJsonObject(node.widgets_values_named) ? node.widgets_values_named : {};
  const sockets = Array.isArray(node.inputs) ? (node.inputs as readonly Json[]) : undefined;
  return {
    ...node,
    widgets_values_named: { ...named, [input]: value },
    ...(sockets && {
      inputs: sockets.map((socket) =>
        isJsonObject(socket) && socket.name === input ? { ...socket, link: null } : socket,
      ),
    }),
  };
}

/** An instance may hold the values of widgets inside it; those go before what is inside. */
function withShownValue(instance: JsonObject, inner: string, input: string, value: Json): JsonObject {
  const shown = isJsonObject(instance.properties) ? instance.properties.proxyWidgets : undefined;
  const values = instance.widgets_values;
  if (!Array.isArray(shown) || !Array.isArray(values)) return instance;
  const at = (shown as readonly Json[]).findIndex(
    (entry) => Array.isArray(entry) && String(entry[0]) === inner && entry[1] === input,
  );
  if (at < 0 || at >= values.length) return instance;
  return { ...instance, widgets_values: (values as readonly Json[]).with(at, value) };
}

function withDefinitions(workflow: JsonObject, copies: readonly JsonObject[]): JsonObject {
  const definitions = isJsonObject(workflow.definitions) ? workflow.definitions : {};
  const names = new Set(copies.map(({ id }) => id));
  const kept = definitionsOf(workflow).filter(({ id }) => id === undefined || !names.has(id));
  return { ...workflow, definitions: { ...definitions, subgraphs: [...kept, ...copies] } };
}

function definitionsOf({ definitions }: JsonObject): readonly JsonObject[] {
  const listed = isJsonObject(definitions) && Array.isArray(definitions.subgraphs) ? definitions.subgraphs : [];
  return (listed as readonly Json[]).filter(isJsonObject);
}

function nodeMissing(node: string) {
  return workflowInvalid({ problem: { en: `it has no node ${node}`, zh: `其中没有节点 ${node}` } });
}
