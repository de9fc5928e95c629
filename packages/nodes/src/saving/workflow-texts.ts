import type { Json, JsonObject } from '@talkgraph/engine';

/**
 * The texts that a saved file carries, so that opening it in an editor brings the workflow back: `prompt`, and whatever
 * came along with it (`workflow`). As ComfyUI writes them: JSON of ASCII only.
 */
export function workflowTexts(prompt: JsonObject, extra: JsonObject | undefined): Record<string, string> {
  const texts: Record<string, string> = { prompt: asciiJson(prompt) };
  for (const [name, value] of Object.entries(extra ?? {})) texts[name] = asciiJson(value);
  return texts;
}

function asciiJson(value: Json): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
