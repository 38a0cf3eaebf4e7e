import { describe, expect, it } from 'vitest'
import { createCredentials, type Credentials, type Drawers, type OtherTabs } from './credentials.ts'

function createDrawer() {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

const now = Date.parse('2026-11-20T21:00:00.000Z')
const as = {
  token: 'abc',
  name: 'Nadja',
  expiresAt: now + 900_000,
  refreshToken: 'r1',
  refreshExpiresAt: '2026-11-20T22:00:00.000Z',
}
const next = { ...as, token: 'def', refreshToken: 'r2' }

function createRig() {
  const [tab, device] = [createDrawer(), createDrawer()]
  const drawers: Drawers = { tab: () => tab, device: () => device, others: null, now: () => now }
  return { tab, device, drawers }
}

describe('the sign-in', () => {
  it('M1 is kept in the tab, or on the device for a player who stays, and found again', () => {
    const { tab, device, drawers } = createRig()
    const credentials = createCredentials(drawers)
    credentials.signIn(as, false)
    expect([tab.kept.size, device.kept.size]).toEqual([1, 0])
    credentials.signIn(as, true)
    expect([tab.kept.size, device.kept.size]).toEqual([0, 1])
    expect(createCredentials(drawers).token()).toBe('abc')
  })

  it('M1 that has run out meanwhile is a sign-out, and says so', () => {
    const { drawers } = createRig()
    createCredentials(drawers).signIn(as, true)
    const later = createCredentials({ ...drawers, now: () => now + 3_600_000 })
    expect(later.state()).toEqual({ kind: 'signedOut', expired: true })
  })

  it('M1 that the server does not take any more is forgotten, and told once', () => {
    const { drawers } = createRig()
    const credentials = createCredentials(drawers)
    credentials.signIn(as, true)
    let told = 0
    credentials.subscribe(() => (told += 1))
    credentials.expire()
    credentials.expire()
    expect(told).toBe(1)
    expect(credentials.state()).toEqual({ kind: 'signedOut', expired: true })
    expect(createCredentials(drawers).state()).toEqual({ kind: 'signedOut', expired: false })
  })

  it('A4 a token that has expired is a sign-in as long as it can be refreshed', () => {
    const { drawers } = createRig()
    createCredentials(drawers).signIn({ ...as, expiresAt: now - 1 }, true)
    expect(createCredentials(drawers).state()).toMatchObject({ kind: 'signedIn' })
  })

  it('A4 refreshed, it is kept where it was, and not over another one that was put there meanwhile', () => {
    const { tab, device, drawers } = createRig()
    const credentials = createCredentials(drawers)
    credentials.signIn(as, true)
    credentials.refreshed('r1', next)
    expect(credentials.token()).toBe('def')
    expect([tab.kept.size, device.kept.size]).toEqual([0, 1])
    expect(createCredentials(drawers).token()).toBe('def')
    credentials.refreshed('r1', { ...next, token: 'late' })
    expect(createCredentials(drawers).token()).toBe('def')
  })

  it('A4 two tabs with one sign-in go on with the same tokens, and sign out together; a third one stays who it is', async () => {
    const rigs = [createRig(), createRig(), createRig()]
    const channels = rigs.map(() => new BroadcastChannel(`sign-in of ${expect.getState().currentTestName}`))
    const [one, two, other] = rigs.map(({ drawers }, n) =>
      createCredentials({ ...drawers, others: channels[n] as unknown as OtherTabs }),
    ) as [Credentials, Credentials, Credentials]
    one.signIn(as, false)
    two.signIn(as, false)
    other.signIn({ ...as, token: 'xyz', refreshToken: 'r9' }, false)
    one.refreshed('r1', next)
    await expect.poll(() => two.token()).toBe('def')
    expect(createCredentials(rigs[1]!.drawers).token()).toBe('def')
    two.signOut()
    await expect.poll(() => one.state()).toEqual({ kind: 'signedOut', expired: false })
    expect(rigs.map(({ tab }) => tab.kept.size)).toEqual([0, 0, 1])
    expect(other.token()).toBe('xyz')
    for (const channel of channels) channel.close()
  })

  it('M1 works without a storage, and takes nothing that is no sign-in', () => {
    const { device, drawers } = createRig()
    const refuses = () => {
      throw new Error('SecurityError')
    }
    const credentials = createCredentials({ ...drawers, tab: refuses })
    credentials.signIn(as, false)
    expect(credentials.token()).toBe('abc')
    device.kept.set('wakeband.signIn', '{"token":5}')
    expect(createCredentials(drawers).token()).toBeNull()
    device.kept.set('wakeband.signIn', 'no JSON')
    expect(createCredentials(drawers).token()).toBeNull()
  })
})
