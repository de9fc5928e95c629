const codes: readonly string[] = ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EACCES', 'EPERM'];

/** Whether the system refused because of the disk: full, over the quota, not writable or broken. */
export function isDiskError(error: unknown): boolean {
  return codes.includes((error as NodeJS.ErrnoException | null)?.code ?? '');
}
