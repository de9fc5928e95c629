import { fileNotSaved } from '@talkgraph/runtime';

/** Does work on the disk; what the disk refuses (full, read-only, no folder) is told as a file that could not be saved. */
export async function orNotSaved<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isFileSystemError(error) ? fileNotSaved({ file }, error) : error;
  }
}

/** Errors of the file system name the call that failed; those of sockets name other calls. */
function isFileSystemError(error: unknown): boolean {
  const syscall = (error as Partial<NodeJS.ErrnoException>)?.syscall;
  return syscall !== undefined && ['open', 'write', 'mkdir', 'rename', 'copyfile', 'close'].includes(syscall);
}
