/** What a provider does wrong. Bytes are those of the answer's body; times are milliseconds. */
export type Fault =
  /** The call reaches the provider so much later. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Taken, and never answered; an upgrade too. */
  | { readonly kind: 'hang' }
  /** Refused; an upgrade too. */
  | {
      readonly kind: 'status'
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: string
    }
  /** 200, with something else in place of the provider's answer. */
  | { readonly kind: 'answer'; readonly contentType: string; readonly body: string | Uint8Array }
  /** The connection is cut after so much of the answer; after 0 there is not even a status. */
  | { readonly kind: 'drop'; readonly afterBytes: number }
  /** Nothing more comes after so much of the answer, and the connection stays open. */
  | { readonly kind: 'stall'; readonly afterBytes: number }
  /** The answer comes in small pieces. */
  | { readonly kind: 'trickle'; readonly bytes: number; readonly everyMs: number }
  /** A socket that is open is closed after a time; 1006 is a connection cut without a word. */
  | { readonly kind: 'close'; readonly code: number; readonly reason?: string; readonly afterMs: number }
  /** A socket on which the provider says nothing. */
  | { readonly kind: 'mute' }
  /** A socket on which these come in place of the provider's messages. */
  | { readonly kind: 'garble'; readonly messages: readonly (string | Uint8Array)[] }
  /** A socket on which the provider's messages come later. */
  | { readonly kind: 'late'; readonly ms: number }
  /** A socket on which the client's text messages that fit never reach the provider. */
  | { readonly kind: 'deaf'; readonly to: RegExp }

/** A fault that waits for its calls. */
export interface Armed {
  /** Calls that it has struck. */
  struck(): number
  /** Lets the calls from now on pass. */
  lift(): void
}

/** Which of the next calls go wrong, and how. */
export interface FaultPlan {
  arm(call: string, fault: Fault, times: number): Armed
  /** The fault of a call that comes now, if one is armed for it. */
  strike(call: string): Fault | undefined
}

export function createFaultPlan(): FaultPlan {
  let armed: { readonly call: string; readonly fault: Fault; left: number; struck: number }[] = []
  return {
    arm(call, fault, times) {
      const entry = { call, fault, left: times, struck: 0 }
      armed.push(entry)
      return {
        struck: () => entry.struck,
        lift() {
          armed = armed.filter((other) => other !== entry)
        },
      }
    },
    strike(call) {
      const entry = armed.find((other) => other.call === call && other.left > 0)
      if (!entry) return undefined
      entry.left -= 1
      entry.struck += 1
      return entry.fault
    },
  }
}
