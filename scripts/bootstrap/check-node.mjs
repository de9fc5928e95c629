/** The oldest Node.js that every dependency works on. */
const oldest = [20, 19];

/** Ends the process with one sentence in both languages when this Node.js is too old. */
export function checkNode(version = process.versions.node) {
  if (isSupported(version)) return;
  const needed = oldest.join('.');
  console.error(
    `Talkgraph needs Node.js ${needed} or newer, and this is ${version}: install a current one from https://nodejs.org\n` +
      `Talkgraph 需要 Node.js ${needed} 或更高版本，当前是 ${version}：请到 https://nodejs.org 安装新版本。`,
  );
  process.exit(1);
}

/** Tells whether a version such as "20.19.0" is new enough. */
export function isSupported(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}
