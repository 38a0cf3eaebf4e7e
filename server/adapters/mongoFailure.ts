import { MongoAPIError, MongoError, MongoServerError, MongoWriteConcernError } from 'mongodb'
import { type StoreFault, storeFailure } from './storeFaults.ts'

/** https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml */
const byCode: Readonly<Record<number, StoreFault>> = {
  13: 'DENIED', // Unauthorized
  18: 'DENIED', // AuthenticationFailed
  8000: 'DENIED', // Atlas' word for the same
  50: 'UNREACHABLE', // MaxTimeMSExpired
  91: 'UNREACHABLE', // ShutdownInProgress
  189: 'UNREACHABLE', // PrimarySteppedDown
  10107: 'UNREACHABLE', // NotWritablePrimary
  11600: 'UNREACHABLE', // InterruptedAtShutdown
  11602: 'UNREACHABLE', // InterruptedDueToReplStateChange
  13435: 'UNREACHABLE', // NotPrimaryNoSecondaryOk
  10334: 'TOO_LARGE', // BSONObjectTooLarge
  11000: 'TAKEN', // DuplicateKey
  14031: 'FULL', // OutOfDiskSpace
}

/** The ProviderFailure for an error of the driver; any other error as it is. */
export function mongoFailure(error: unknown): unknown {
  const fault = faultOf(error)
  return fault ? storeFailure(fault, error) : error
}

/** Whether a unique index stood against a write. */
export function isTaken(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === 11000
}

function faultOf(error: unknown): StoreFault | null {
  if (!(error instanceof MongoError)) return faultOfNode(error)
  if (error instanceof MongoWriteConcernError) return 'UNCONFIRMED'
  if (error instanceof MongoServerError) return byCode[Number(error.code)] ?? 'FAILED'
  if (error instanceof MongoAPIError) return 'FAILED'
  // What is left: no server to be found, a connection that broke or timed out, a pool with none to spare.
  return 'UNREACHABLE'
}

/** Two errors of Node come through the driver as they are. */
function faultOfNode(error: unknown): StoreFault | null {
  if (!(error instanceof Error)) return null
  // The buffer into which the driver writes a document is little larger than the 16 MB that a server takes.
  if (error instanceof RangeError && 'code' in error && error.code === 'ERR_OUT_OF_RANGE') return 'TOO_LARGE'
  // The name service, where the connection string is one of `mongodb+srv`.
  return 'syscall' in error ? 'UNREACHABLE' : null
}
