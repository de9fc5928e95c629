import type { InputSpec } from '../definition/input-spec.js';
import type { Json, JsonObject } from '../json.js';

/**
 * An input as ComfyUI writes it into `input_config` of a mistake: `[type, options]`, where the type of a COMBO is the list
 * of its choices. Limits beyond 2^53 lose their last digits here.
 */
export function inputConfig(spec: InputSpec): Json {
  const { choices, name } = spec.type;
  return [name === 'COMBO' && choices !== undefined ? choices : name, optionsOf(spec)];
}

function optionsOf(spec: InputSpec): JsonObject {
  const options: Record<string, Json | undefined> = {
    default: spec.default,
    min: limit(spec.min),
    max: limit(spec.max),
    step: spec.step,
    multiline: spec.multiline,
    placeholder: spec.placeholder?.en,
    tooltip: spec.tooltip?.en,
    advanced: spec.advanced,
    forceInput: spec.forceInput,
    lazy: spec.lazy,
    rawLink: spec.rawLink,
    control_after_generate: spec.controlAfterGenerate,
  };
  if (spec.upload !== undefined) options[`${spec.upload}_upload`] = true;
  return Object.fromEntries(Object.entries(options).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

function limit(value: number | bigint | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}
