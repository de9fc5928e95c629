import type { Json } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import type { InputConfig, InputExtras, ObjectInfo } from '@talkgraph/protocol';
import type { Catalogue, InputPort, NodeType, OutputPort } from './node-type.js';
import { readWidget } from './read-widget.js';

/** Reads `GET /object_info`: all node types of the server. Entries that are none are left out. */
export function readCatalogue(objectInfo: unknown): Catalogue {
  const types = new Map<string, NodeType>();
  if (!isObject(objectInfo)) return types;
  for (const [type, info] of Object.entries(objectInfo)) {
    if (isObject(info)) types.set(type, readType(type, info as Partial<ObjectInfo>));
  }
  return types;
}

function readType(type: string, info: Partial<ObjectInfo>): NodeType {
  const extras = info.talkgraph;
  return {
    type,
    version: extras?.version ?? 1,
    label: extras?.label ?? both(info.display_name ?? type),
    summary: extras?.summary ?? both(info.description ?? ''),
    category: info.category ?? '',
    keywords: extras?.keywords ?? [],
    inputs: readInputs(info),
    outputs: readOutputs(info),
    isOutput: info.output_node === true,
    deprecated: info.deprecated === true,
    experimental: info.experimental === true,
    pack: extras?.pack ?? info.python_module ?? '',
    formerTypes: extras?.formerTypes ?? [],
  };
}

/** Required ones first; `input_order` says the order where the keys of the object might have lost it. */
function readInputs({ input, input_order: order, talkgraph }: Partial<ObjectInfo>): InputPort[] {
  return (['required', 'optional'] as const).flatMap((group) => {
    const configs = input?.[group] ?? {};
    return (order?.[group] ?? Object.keys(configs)).flatMap((name) => {
      const config = configs[name];
      return config ? [readInput(name, config, group === 'optional', talkgraph?.inputs?.[name] ?? {})] : [];
    });
  });
}

function readInput(name: string, config: InputConfig, optional: boolean, extras: InputExtras): InputPort {
  const [shape, options = {}] = config;
  const widget = readWidget(config, extras);
  const tooltip = extras.tooltip ?? (typeof options.tooltip === 'string' ? both(options.tooltip) : undefined);
  // The server takes the names of files as texts.
  const type = widget?.kind === 'file' ? 'STRING' : typeof shape === 'string' ? shape : 'COMBO';
  const firstChoice = widget?.kind === 'choice' && !optional ? widget.choices[0] : undefined;
  const preset = (options.default as Json | undefined) ?? firstChoice;
  return {
    name,
    type,
    accepts: extras.accepts ?? [],
    label: extras.label ?? both(name),
    ...(tooltip && { tooltip }),
    optional,
    advanced: options.advanced === true,
    ...(widget && { widget }),
    ...(widget && preset !== undefined && { preset }),
    changesAfterRun: changesAfterRun(name, type, options),
  };
}

/** As the server reads saved values: where the input asks for it, else after whole numbers that are called seeds. */
function changesAfterRun(name: string, type: string, options: Readonly<Record<string, unknown>>): boolean {
  if (options.forceInput === true) return false;
  const asked = options.control_after_generate;
  if (asked !== undefined) return asked !== false;
  return type === 'INT' && (name === 'seed' || name === 'noise_seed');
}

function readOutputs(info: Partial<ObjectInfo>): OutputPort[] {
  return (info.output ?? []).map((type: unknown, slot) => {
    const wire = typeof type === 'string' ? type : 'COMBO';
    const name = info.output_name?.[slot] ?? wire;
    const extras = info.talkgraph?.outputs?.[slot];
    const tooltip = extras?.tooltip ?? (info.output_tooltips?.[slot] ? both(info.output_tooltips[slot]) : undefined);
    return {
      name,
      type: wire,
      label: extras?.label ?? both(name),
      ...(tooltip && { tooltip }),
      list: info.output_is_list?.[slot] === true,
    };
  });
}

function both(text: string): LocalizedText {
  return { en: text, zh: text };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
