/** Names one value that a node of a run received or made. */
export interface ItemPlace {
  readonly run: string;
  readonly node: string;
  readonly side: 'inputs' | 'outputs';
  /** The name of an input, the number of an output. */
  readonly slot: string;
  readonly item: number;
}

/** The address of something inside a value: `frame`, `sound`, `still/0` …, for requests and as `src`. */
export function itemPath(
  { run, node, side, slot, item }: ItemPlace,
  what: string,
  query: Readonly<Record<string, string | number | boolean>> = {},
): string {
  const place = [
    'api/runs',
    encodeURIComponent(run),
    'nodes',
    encodeURIComponent(node),
    side,
    encodeURIComponent(slot),
  ];
  const asked = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
  return `${[...place, item, what].join('/')}${asked === '' ? '' : `?${asked}`}`;
}
