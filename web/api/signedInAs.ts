import type { SignedInAs } from './credentials.ts'
import type { SignedInPartsFragment } from './generated/graphql.ts'

/** A sign-in as it is kept: the time that a token is good for is counted from now, by the clock of this device. */
export function signedInAs({ player, token, expiresInMs, refreshToken, refreshExpiresAt }: SignedInPartsFragment): SignedInAs {
  return { name: player.name, token, expiresAt: Date.now() + expiresInMs, refreshToken, refreshExpiresAt }
}
