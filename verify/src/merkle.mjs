// The Merkle tree of RFC 9162 (docs/protocol.md section 9).

import { equal } from './bytes.mjs'
import { sha256 } from './keys.mjs'

/** More entries than any log has. */
export const SIZE_MAX = 1n << 62n

const nodeHash = (left, right) => sha256([1], left, right)

/** The leaf hash of an entry. */
export const leafHash = entry => sha256([0], entry)

export const emptyRoot = () => sha256()

/**
 * The root that an inclusion path leads to (RFC 9162 section 2.1.3.2); null if the index is not
 * below the size, or the path has not the length that both demand.
 */
export function rootOf (leaf, index, size, path) {
  let fn = BigInt(index)
  let sn = BigInt(size) - 1n
  if (fn > sn || BigInt(size) > SIZE_MAX) return null
  let hash = leaf
  for (const sibling of path) {
    if (sn === 0n) return null
    if (fn & 1n || fn === sn) {
      hash = nodeHash(sibling, hash)
      while (!(fn & 1n) && fn !== 0n) {
        fn >>= 1n
        sn >>= 1n
      }
    } else {
      hash = nodeHash(hash, sibling)
    }
    fn >>= 1n
    sn >>= 1n
  }
  return sn === 0n ? hash : null
}

/** Whether the log of `size2` entries grew out of that of `size1` (RFC 9162 section 2.1.4.2). */
export function grew (size1, size2, path, root1, root2) {
  const [older, newer] = [BigInt(size1), BigInt(size2)]
  if (older > newer || newer > SIZE_MAX) return false
  if (older === 0n) return path.length === 0 && equal(root1, emptyRoot())
  if (older === newer) return path.length === 0 && equal(root1, root2)
  const hashes = [...path]
  // An older tree that is one complete subtree is its own first hash.
  if ((older & (older - 1n)) === 0n) hashes.unshift(root1)
  let fn = older - 1n
  let sn = newer - 1n
  while (fn & 1n) {
    fn >>= 1n
    sn >>= 1n
  }
  const first = hashes.shift()
  if (first === undefined) return false
  let [old, grown] = [first, first]
  for (const hash of hashes) {
    if (sn === 0n) return false
    if (fn & 1n || fn === sn) {
      old = nodeHash(hash, old)
      grown = nodeHash(hash, grown)
      while (!(fn & 1n) && fn !== 0n) {
        fn >>= 1n
        sn >>= 1n
      }
    } else {
      grown = nodeHash(grown, hash)
    }
    fn >>= 1n
    sn >>= 1n
  }
  return sn === 0n && equal(old, root1) && equal(grown, root2)
}
