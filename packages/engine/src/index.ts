export { checkArtifactKey } from './contracts/artifact-key.js';
export type { ArtifactStore } from './contracts/artifact-store.js';
export type { CacheStore } from './contracts/cache-store.js';
export { type LogFields, type Logger, silentLogger } from './contracts/logger.js';
export type { FileFolder, FileReference, NodeFiles, SavedFile, SaveRequest } from './contracts/node-files.js';
export type { BranchOutcome, BranchPart, RegionCopy } from './definition/branch.js';
export { type Capability, capability } from './definition/capability.js';
export { createRegistry } from './definition/create-registry.js';
export { defineNode } from './definition/define-node.js';
export { definePack, type NodePack } from './definition/define-pack.js';
export type { HiddenKind, InputSpec, OutputSpec } from './definition/input-spec.js';
export type {
  GraphView,
  HiddenValues,
  NodeContext,
  Preview,
  ProgressReport,
  UpstreamResult,
} from './definition/node-context.js';
export type {
  AnyNodeDefinition,
  CheckFacts,
  HiddenSpecs,
  InputCheck,
  InputSpecs,
  Migration,
  NodeDefinition,
  OutputSpecs,
  Resources,
  RunAnswer,
  RunInputs,
} from './definition/node-definition.js';
export {
  type Blocked,
  blocked,
  type ChildOutput,
  childOutput,
  isBlocked,
  isChildOutput,
  isNodeResult,
  type NodeResult,
  nodeResult,
} from './definition/node-result.js';
export {
  any,
  boolean,
  combo,
  float,
  int,
  type PortType,
  portType,
  string,
  type ValueOf,
} from './definition/port-type.js';
export type { NodeRegistry } from './definition/registry.js';
export { type Subgraph, SubgraphBuilder, type SubgraphInput, type SubgraphNode } from './definition/subgraph.js';
export { artifactKeyInvalid, artifactNotWritten } from './errors.js';
export { checkPrompt } from './graph/check-prompt.js';
export { hasExactNumbers } from './graph/has-exact-numbers.js';
export { inputConfig } from './graph/input-config.js';
export { jsonProblem } from './graph/json-problem.js';
export { parsePrompt } from './graph/parse-prompt.js';
export { preparePrompt } from './graph/prepare-prompt.js';
export type { InputValue, Link, NodePolicy, Prompt, PromptNode } from './graph/prompt.js';
export type { NodeIssue, NodeIssues, NodeIssueType, PromptIssue, PromptVerdict } from './graph/prompt-issue.js';
export { typesMatch } from './graph/types-match.js';
export { isJsonObject, type Json, type JsonObject } from './json.js';
export type { NodeRecord, NodeUi, OutputItem } from './run/node-record.js';
export type { NodeFailure, NodeIdentity, RunEvent, RunStatus } from './run/run-event.js';
export { runGraph } from './run/run-graph.js';
export type { CallIdentity, RunControls, RunProgress, RunRequest, RunServices } from './run/run-options.js';
export { type ConvertedWorkflow, convertWorkflow } from './workflow/convert-workflow.js';
export { type ChangedInput, type ChangedNode, diffPrompts, type PromptChange } from './workflow/diff-prompts.js';
export {
  type InputFacts,
  type NamedInput,
  type NodeFacts,
  namedInputs,
  readInputValue,
} from './workflow/named-inputs.js';
export { isUiWorkflow } from './workflow/read-ui-graph.js';
export { stableJson } from './workflow/stable-json.js';
export { withInputs, withValue } from './workflow/with-inputs.js';
