declare const kind: unique symbol

/** A string that is known to name one kind of thing, so that a player's id is never taken for a session's. */
type Id<Kind extends string> = string & { readonly [kind]: Kind }

export type PlayerId = Id<'Player'>
export type MissionId = Id<'Mission'>
export type SessionId = Id<'Session'>
/** A line of a session, `l1`, `l2`...: unique within its session only. */
export type LineId = Id<'Line'>
/** A turn of the player, `t1`, `t2`...: unique within its session only. Score changes once per turn (E13). */
export type TurnId = Id<'Turn'>
/** One request to the writer, `a1`, `a2`...: unique within its session only. */
export type AskId = Id<'Ask'>

/** A character of a player's conversations (C1). */
export type CharacterId = Id<'Character'>
/** A message of a conversation, `m1`, `m2`...: unique within its conversation only. */
export type MessageId = Id<'Message'>

/** Milliseconds: a point in time since the epoch, or a length, as the name says. */
export type Ms = number

/** Says that a plain string is an id of the kind wanted. It converts nothing and checks nothing. */
export function id<T extends string>(text: string): T {
  return text as T
}
