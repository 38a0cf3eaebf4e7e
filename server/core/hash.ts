/** A number from 0 to 2^32 - 1 that is always the same for the same text (FNV-1a): chance that can be repeated. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  // One round of mixing: texts that differ in their last letter only must not land side by side.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}
