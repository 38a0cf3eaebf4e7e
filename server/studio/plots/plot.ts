/** Somebody on the air. */
export interface Role {
  readonly name: string
  readonly role: string
  readonly personality: string
  readonly sound: string
  readonly gender: 'feminine' | 'masculine'
  readonly hides: string
  readonly moved: string
}

/** One turn of a story: what comes out, and what the caller is asked then. Lines are `Name: words`. */
export interface Beat {
  /** What happens, in one sentence, for the direction and for the notes. */
  readonly note: string
  readonly lines: readonly string[]
  readonly ask: string
  /** What the player might do. */
  readonly hint: string
  /** How the one who asked takes a plain yes or no. */
  readonly yes?: string
  readonly no?: string
}

/** Something a caller may bring up, and what the hosts know of it. */
export interface Topic {
  readonly words: RegExp
  readonly replies: readonly string[]
  /** Why listeners move when it is named. */
  readonly moved: string
}

/** A story with everything that can be said in it. Lines are `Name: words`, in the order of a good night. */
export interface Plot {
  readonly title: string
  /** Words of a wish that ask for this story, apart by blanks. */
  readonly themes: string
  readonly story: string
  readonly task: string
  /** MHz. */
  readonly frequency: number
  readonly listeners: number
  readonly cast: readonly Role[]
  readonly truth: string
  readonly tone: string
  readonly rules: readonly string[]
  /** The last one asks for a caller. */
  readonly opening: readonly string[]
  readonly openingHint: string
  readonly beats: readonly Beat[]
  readonly topics: readonly Topic[]
  readonly answers: Readonly<Record<'who' | 'what' | 'where' | 'when' | 'why' | 'how', string>>
  /** What the hosts see and hear of the listeners: many waking, a few, and some going back to sleep. */
  readonly signs: {
    readonly wake: readonly string[]
    readonly stir: readonly string[]
    readonly sleep: readonly string[]
  }
  readonly closings: {
    readonly won: readonly string[]
    readonly near: readonly string[]
    readonly up: readonly string[]
  }
}
