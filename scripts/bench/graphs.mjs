/** A line of nodes, each of which adds one to what the node before it made. */
export function chain(length) {
  const graph = { n0: { class_type: 'BenchStep', inputs: { value: 0 } } };
  for (let i = 1; i < length; i++) graph[`n${i}`] = { class_type: 'BenchStep', inputs: { value: [`n${i - 1}`, 0] } };
  graph.end = { class_type: 'BenchEnd', inputs: { value: [`n${length - 1}`, 0] } };
  return graph;
}

/** 400 independent pairs and an end for each: as wide as ComfyUI was measured with. */
export function wide() {
  const graph = { n: { class_type: 'BenchEnd', inputs: { value: -1 } } };
  for (let i = 0; i < 400; i++) {
    graph[`a${i}`] = { class_type: 'BenchStep', inputs: { value: i } };
    graph[`b${i}`] = { class_type: 'BenchEnd', inputs: { value: [`a${i}`, 0] } };
  }
  return graph;
}

/** Three nodes that wait for as many seconds, and do not depend on each other. */
export function waits(seconds) {
  const graph = {};
  for (const id of ['a', 'b', 'c']) {
    graph[id] = { class_type: 'BenchWait', inputs: { seconds } };
    graph[`${id}-end`] = { class_type: 'BenchEnd', inputs: { value: [id, 0] } };
  }
  return graph;
}
