/** Types of a row, in order; each takes what it can from the ones before it. */
const row = [
  ...['LoadVideo', 'LoadAudio', 'TrimVideo', 'TrimAudio', 'ReplaceAudio', 'AudioVolume', 'ConcatVideos', 'MixAudio'],
  ...['HeyGemTalkingHead', 'ScaleVideo', 'CropVideo', 'ConcatAudio', 'ReplaceAudio', 'PadVideo', 'VideoFrameRate'],
  ...['MixAudio', 'LoopVideo', 'ConcatVideos', 'LoopAudio', 'ReplaceAudio', 'HeyGemTalkingHead', 'PreviewVideo'],
  ...['GetVideoAudio', 'SaveAudio', 'SaveVideo'],
];

/** A workflow of so many nodes of our own types, as the editor saves it; about half as many links again. */
export function largeWorkflow(objectInfo, count) {
  const nodes = [];
  const links = [];
  for (let id = 1; id <= count; id++) {
    const place = (id - 1) % row.length;
    const line = Math.floor((id - 1) / row.length);
    const earlier = nodes.slice(nodes.length - place);
    nodes.push(makeNode(objectInfo, { id, type: row[place], pos: [place * 360, line * 420] }, earlier, links));
  }
  return {
    id: '00000000-0000-4000-8000-000000001000',
    last_node_id: count,
    last_link_id: links.length,
    nodes,
    links,
    groups: [],
    version: 0.4,
  };
}

function makeNode(objectInfo, { id, type, pos }, earlier, links) {
  const { input, output, output_name: names } = objectInfo[type];
  const inputs = [];
  const declared = Object.entries({ ...input.required, ...input.optional });
  for (const [name, [portType]] of declared) {
    if (!['VIDEO', 'AUDIO', 'IMAGE'].includes(portType)) continue;
    const sources = earlier.filter((node) => node.outputs.some((one) => one.type === portType));
    // Not always the last one, so that links cross.
    const source = sources.at(-1 - (links.length % Math.min(3, Math.max(1, sources.length))));
    if (!source) continue;
    const slot = source.outputs.findIndex((one) => one.type === portType);
    const link = links.length + 1;
    links.push([link, source.id, slot, id, inputs.length, portType]);
    source.outputs[slot].links.push(link);
    inputs.push({ name, type: portType, link });
  }
  const outputs = output.map((portType, slot) => ({ name: names[slot] ?? portType, type: portType, links: [] }));
  return { id, type, pos, size: [280, 200], flags: {}, order: id, mode: 0, inputs, outputs, properties: {} };
}
