import type { CheckFacts, InputCheck, PortType } from '@talkgraph/engine';

const tag = 'smart';

/** Marks an output type as one that variant checks accept whatever it is. */
export function smart<T>(type: PortType<T>): PortType<T> {
  return { ...type, tag };
}

/**
 * The check of nodes that judge the types of their links themselves: a link from a smart output is accepted; otherwise all
 * that the output may be has to be among what the input takes. Undeclared inputs take anything.
 */
export function variantCheck(inputs: Readonly<Record<string, PortType>>): InputCheck {
  return {
    inputs: [],
    types: true,
    check: (_constants, { types }) => firstMisfit(types, inputs) ?? true,
  };
}

function firstMisfit(types: CheckFacts['types'], inputs: Readonly<Record<string, PortType>>): string | undefined {
  for (const [name, received] of Object.entries(types)) {
    const declared = inputs[name];
    if (received.tag === tag || declared === undefined || fits(received.name, declared.name)) continue;
    return `Invalid type of ${name}: ${received.name} (expected ${declared.name})`;
  }
  return undefined;
}

function fits(received: string, declared: string): boolean {
  if (received === '*' || declared === '*') return true;
  const accepted = namesOf(declared);
  return namesOf(received).every((name) => accepted.includes(name));
}

function namesOf(type: string): readonly string[] {
  return type.split(',').map((name) => name.trim());
}
