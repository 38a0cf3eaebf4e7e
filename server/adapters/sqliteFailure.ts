import { type StoreFault, storeFailure } from './storeFaults.ts'

/** SQLite's primary result codes, https://sqlite.org/rescode.html */
const byCode: Readonly<Record<number, StoreFault>> = {
  3: 'DENIED', // PERM
  5: 'BUSY',
  6: 'BUSY', // LOCKED
  8: 'DENIED', // READONLY
  10: 'DISK', // IOERR
  11: 'DAMAGED', // CORRUPT
  13: 'FULL',
  14: 'DENIED', // CANTOPEN
  18: 'TOO_LARGE', // TOOBIG
  19: 'TAKEN', // CONSTRAINT: the only ones that a caller can break are unique ones
  26: 'DAMAGED', // NOTADB
}

/** The ProviderFailure for an error of node:sqlite or of making the directory; any other error as it is. */
export function sqliteFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  // The extended code, such as 1555 for a primary key, has the primary one in its lowest byte.
  if ('errcode' in error) return storeFailure(byCode[Number(error.errcode) & 0xff] ?? 'FAILED', error)
  if (!('syscall' in error)) return error
  return storeFailure('code' in error && error.code === 'ENOSPC' ? 'FULL' : 'DENIED', error)
}
