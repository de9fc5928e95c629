/**
 * The arrays a tensor's numbers can lie in; the array's class decides the tensor's type. A Uint16Array holds the bits of
 * numbers of half precision (float16).
 */
export type TensorData = Float32Array | Float64Array | Int32Array | BigInt64Array | Uint8Array | Uint16Array;

/** Numbers with a shape, in row-major order; `data.length` is the product of `dims`. */
export interface Tensor<Data extends TensorData = TensorData> {
  readonly data: Data;
  readonly dims: readonly number[];
}

/** Tensors by the name a model gives them. */
export type TensorMap = Readonly<Record<string, Tensor>>;
