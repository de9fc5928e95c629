/** A model on disk. */
export interface ModelFile {
  /** What errors and figures call it; one name stands for one file. */
  readonly name: string;
  /** The .onnx file. */
  readonly path: string;
  /** Threads one operator may use, for models so large that several pay off; as for all models when left out. */
  readonly threads?: number;
}
