import { describe, expect, it } from 'vitest'
import { missionPath, routeOf, showPath } from './route.ts'

describe('addresses', () => {
  it.each([
    ['/', { page: 'missions' }],
    ['/missions/m1', { page: 'mission', id: 'm1' }],
    ['/shows/s1/', { page: 'show', sessionId: 's1' }],
    ['/missions', { page: 'nowhere' }],
    ['/missions/m1/more', { page: 'nowhere' }],
    ['/else/m1', { page: 'nowhere' }],
    ['/missions/%E0%A4%A', { page: 'mission', id: '%E0%A4%A' }],
  ])('W2 %s', (path, route) => {
    expect(routeOf(path)).toEqual(route)
  })

  it('W2 lead back to what they were made of', () => {
    expect(routeOf(missionPath('a/b ü'))).toEqual({ page: 'mission', id: 'a/b ü' })
    expect(routeOf(showPath('s?1'))).toEqual({ page: 'show', sessionId: 's?1' })
  })
})
