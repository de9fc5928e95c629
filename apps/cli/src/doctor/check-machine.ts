import { cpus, freemem, totalmem } from 'node:os';
import type { Check } from './finding.js';

const comfortableMemoryBytes = 2e9;

export const checkNode: Check = async ({ messages }) => {
  const version = process.versions.node;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const supported = major > 20 || (major === 20 && minor >= 19);
  const found = `${version} (${process.platform} ${process.arch})`;
  const data = { version, platform: process.platform, arch: process.arch };
  if (supported) return { check: 'node', state: 'ok', found, data };
  return { check: 'node', state: 'problem', found, advice: messages.doctor.oldNode, data };
};

export const checkProcessor: Check = async ({ messages }) => {
  const cores = cpus();
  const model = cores[0]?.model.trim() ?? process.arch;
  const found = messages.doctor.cores(model, cores.length);
  const data = { model, cores: cores.length };
  if (cores.length > 1) return { check: 'processor', state: 'ok', found, data };
  return { check: 'processor', state: 'note', found, advice: messages.doctor.fewCores, data };
};

export const checkMemory: Check = async ({ messages }) => {
  // A container may be allowed less than the machine has; 0 or a huge number means no limit.
  const limit = process.constrainedMemory() || Number.POSITIVE_INFINITY;
  const totalBytes = Math.min(totalmem(), limit);
  const data = { totalBytes, freeBytes: freemem() };
  const found = messages.doctor.gigabytes((totalBytes / 1e9).toFixed(1));
  if (totalBytes >= comfortableMemoryBytes) return { check: 'memory', state: 'ok', found, data };
  return { check: 'memory', state: 'note', found, advice: messages.doctor.lowMemory, data };
};
