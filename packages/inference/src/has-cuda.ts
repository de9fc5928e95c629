import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { faceModels } from './face-models.js';
import { loadRuntime, openSession } from './onnx-runtime.js';

/**
 * Tells whether models can be run on an NVIDIA card here: the runtime's CUDA libraries are installed, and a model opens
 * with them. Costs nothing where the libraries are missing; else about as much as loading a small model.
 */
export async function hasCuda(): Promise<boolean> {
  // Asking the runtime for a provider whose library is missing prints an error of its own on the console.
  if (!(await cudaLibraryInstalled())) return false;
  try {
    const settings = { threads: 1, providers: ['cuda'] };
    const session = await openSession(await loadRuntime(), faceModels.detector, settings);
    await session.release();
    return true;
  } catch {
    return false;
  }
}

async function cudaLibraryInstalled(): Promise<boolean> {
  try {
    const binaries = join(dirname(createRequire(import.meta.url).resolve('onnxruntime-node')), '../bin');
    const names = await readdir(binaries, { recursive: true });
    return names.some((name) => name.includes('onnxruntime_providers_cuda'));
  } catch {
    return false;
  }
}
