const resolved = new Map<string, string>();
let resolvedFor = '';

/** A colour as a drawing on <canvas> understands it: variables and `light-dark()` become what they are in this scheme. */
export function resolvedColor(color: string, element: HTMLElement): string {
  const scheme = getComputedStyle(element).colorScheme;
  if (scheme !== resolvedFor) {
    resolved.clear();
    resolvedFor = scheme;
  }
  let known = resolved.get(color);
  if (known === undefined) {
    const probe = document.createElement('span');
    probe.style.color = color;
    probe.hidden = true;
    element.append(probe);
    known = getComputedStyle(probe).color;
    probe.remove();
    resolved.set(color, known);
  }
  return known;
}
