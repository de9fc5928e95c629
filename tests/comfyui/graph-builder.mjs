/** Builds prompts in the API format. Ids are the name of the test and a number, with all its brackets and points. */
export class GraphBuilder {
  #prefix;
  #nodes = new Map();

  constructor(name) {
    this.#prefix = `${name.replace(/[^\p{L}\p{N}]+/gu, '_')}[_server0-5.0-False]`;
  }

  /** Adds a node; its inputs may be changed later. Outputs of others are given as `node.out(0)`. */
  node(type, inputs = {}) {
    const id = `${this.#prefix}${this.#nodes.size + 1}`;
    const node = { id, inputs: { ...inputs }, out: (slot) => [id, slot] };
    this.#nodes.set(id, { class_type: type, inputs: node.inputs });
    return node;
  }

  remove(node) {
    this.#nodes.delete(node.id);
  }

  image(content, side = 512) {
    return this.node('StubImage', { content, height: side, width: side, batch_size: 1 });
  }

  grey(value, side = 512) {
    return this.node('StubConstantImage', { value: float(value), height: side, width: side, batch_size: 1 });
  }

  mask(value, side = 512) {
    return this.node('StubMask', { value: float(value), height: side, width: side, batch_size: 1 });
  }

  save(image) {
    return this.node('SaveImage', { images: image, filename_prefix: `execution[${this.#prefix}]` });
  }

  preview(image) {
    return this.node('PreviewImage', { images: image });
  }

  /** The prompt as text: JSON has no other way to say 5.0 than to write it. */
  text() {
    const prompt = JSON.stringify(Object.fromEntries(this.#nodes));
    return prompt.replaceAll(/"float:([^"]+)"/g, (_all, digits) => digits);
  }
}

/** A number that is written with a point, whole or not. */
export function float(value) {
  return `float:${Number.isInteger(value) ? `${value}.0` : value}`;
}
