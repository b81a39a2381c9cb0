// Says in one sentence that this Node is too old. Nothing may be imported here that an old Node does not know.

/**
 * @param {string} version as in process.versions.node
 * @returns {string | undefined} the sentence, or nothing when the version will do
 */
export function tooOldNode(version) {
  const [major, minor] = version.split('.').map(Number)
  if (major === undefined || minor === undefined) return undefined
  if (major > 20 || (major === 20 && minor >= 19)) return undefined
  return 'Verbeterbord needs Node 20.19 or newer; this is Node ' + version + '. See https://nodejs.org.'
}
