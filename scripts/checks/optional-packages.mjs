/**
 * A package for another platform that the lockfile asks for but does not hold.
 * @typedef {{name: string, version: string, dev: boolean}} MissingPackage
 */

/**
 * The optional packages that some package in the lockfile names and the lockfile leaves out. `npm ci` refuses a lockfile
 * with such gaps; they arise where the registry at hand does not carry the packages of every platform.
 * @param {Record<string, any>} packages the `packages` of a package-lock.json
 * @returns {MissingPackage[]}
 */
export function missingOptionalPackages(packages) {
  return Object.values(packages).flatMap((entry) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !(`node_modules/${name}` in packages))
      .map(([name, version]) => ({ name, version: version.replace(/^[\^~]/, ''), dev: entry.dev === true })),
  );
}

/** The lockfile entry of a platform package, read from its name: "…-linux-x64-musl" is for that system only. */
export function platformEntry({ name, version, dev }) {
  const [, os, cpu, libc] =
    name.match(/-(android|darwin|freebsd|linux|openharmony|win32)-([a-z]+\d*)(?:-(musl|gnu|gnueabihf|msvc|mingw))?$/) ??
    [];
  if (!os || !cpu) return undefined;
  return {
    version,
    cpu: [cpu],
    ...(dev ? { dev } : {}),
    ...(libc === 'musl' ? { libc: ['musl'] } : libc?.startsWith('gnu') ? { libc: ['glibc'] } : {}),
    optional: true,
    os: [os],
  };
}
