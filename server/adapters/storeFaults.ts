import { ProviderFailure, type Fault } from '../core/errors.ts'

/** Everything that can be wrong with a store, whichever it is. What the driver says goes into the cause. */
const faults = {
  TAKEN: fault('That is in the store already.', false),
  CLOSED: fault('The store is closed.', false),
  BUSY: fault('The store is busy; try again in a moment.', true),
  FULL: fault('The disk of the store is full.', true),
  TOO_LARGE: fault('That is too large for the store.', false),
  DISK: fault('The disk of the store does not work as it should.', false),
  DAMAGED: fault('The file of the store is damaged, or is not a store.', false),
  NEWER: fault('The store was written by a newer version of this server.', false),
  DENIED: fault('The store does not let this server in, or not write.', false),
  UNREACHABLE: fault('The store cannot be reached.', true),
  UNCONFIRMED: fault('The store did not confirm in time that it has written that.', true),
  FAILED: fault('The store could not do that.', false),
} as const

export type StoreFault = keyof typeof faults

export function storeFailure(what: StoreFault, cause?: unknown): ProviderFailure {
  return new ProviderFailure(faults[what], { cause })
}

function fault(message: string, retryable: boolean): Fault {
  return { service: 'STORE', message, retryable }
}
