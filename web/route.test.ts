import { describe, expect, it } from 'vitest'
import { conversationPath, gamePath, missionPath, routeOf, sharedPath, showPath } from './route.ts'

describe('addresses', () => {
  it.each([
    ['/', { page: 'home' }],
    ['/missions/', { page: 'missions' }],
    ['/missions/m1', { page: 'mission', id: 'm1' }],
    ['/shows/s1/', { page: 'show', sessionId: 's1' }],
    ['/shared/t-1', { page: 'shared', token: 't-1' }],
    ['/shared', { page: 'nowhere' }],
    ['/practice', { page: 'practice' }],
    ['/games/s2', { page: 'game', sessionId: 's2' }],
    ['/conversations', { page: 'conversations' }],
    ['/conversations/c1', { page: 'conversation', id: 'c1' }],
    ['/characters/', { page: 'characters' }],
    ['/characters/x1', { page: 'nowhere' }],
    ['/missions/m1/more', { page: 'nowhere' }],
    ['/else/m1', { page: 'nowhere' }],
    ['/missions/%E0%A4%A', { page: 'mission', id: '%E0%A4%A' }],
  ])('W2 %s', (path, route) => {
    expect(routeOf(path)).toEqual(route)
  })

  it('W2 lead back to what they were made of', () => {
    expect(routeOf(missionPath('a/b ü'))).toEqual({ page: 'mission', id: 'a/b ü' })
    expect(routeOf(showPath('s?1'))).toEqual({ page: 'show', sessionId: 's?1' })
    expect(routeOf(sharedPath('t/1'))).toEqual({ page: 'shared', token: 't/1' })
    expect(routeOf(gamePath('g#1'))).toEqual({ page: 'game', sessionId: 'g#1' })
    expect(routeOf(conversationPath('ç'))).toEqual({ page: 'conversation', id: 'ç' })
  })
})
