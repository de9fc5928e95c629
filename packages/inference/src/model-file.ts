/** A model on disk. */
export interface ModelFile {
  /** What errors and figures call it; one name stands for one file. */
  readonly name: string;
  /** The .onnx file. */
  readonly path: string;
}
