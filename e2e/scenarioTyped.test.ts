import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { blockIce } from './blockIce.ts'
import { openGamePage, story, type GamePage } from './gamePage.ts'

let game: GamePage
beforeAll(async () => {
  mkdirSync('dist/e2e', { recursive: true })
  game = await openGamePage()
})
afterAll(() => game?.close())

describe('scenarios in Chromium, typed', () => {
  it('S1, S3, S5, S7 typed turn by turn: a penalty and its evidence, every step, the review', async () => {
    const { begin, type, outcome, lives, score, step, photograph } = game
    const page = game.page()
    const card = page.locator('[data-testid=scenario][data-scenario=checkpoint]')
    await card.waitFor()
    expect(await page.getByTestId('scenario').count()).toBeGreaterThanOrEqual(4)
    expect(await card.innerText()).toMatch(
      /Checkpoint[\s\S]*English[\s\S]*6 steps, 3 lives[\s\S]*Speak or type/,
    )
    await photograph('practice')
    await expectAccessible(page, 'practice')
    await begin('Turn by turn')
    await page.getByTestId('question').waitFor()
    expect(await lives()).toBe('3')

    const hint = page.getByRole('button', { name: 'Show a hint' })
    await hint.click()
    expect(await page.locator('#scenario-hint').innerText()).not.toBe('')

    const [first = '', ...rest] = story
    const wrong = await type('I have no papers')
    expect(await outcome(wrong)).toBe('INCORRECT_ANSWER')
    expect(await wrong.innerText()).toMatch(/1 life lost[\s\S]*I have no papers[\s\S]*no papers/)
    expect([await lives(), await score(), await step()]).toEqual(['2', 0, '1'])
    await photograph('penalty')
    await expectAccessible(page, 'turn by turn')

    const foreign = await type('Tengo mis papeles aquí, señora, buenas noches')
    expect(await outcome(foreign)).toBe('WRONG_LANGUAGE')
    expect(await foreign.innerText()).toMatch(/Spanish[\s\S]*English was asked for/)
    expect(await lives()).toBe('1')

    expect(await outcome(await type(first))).toBe('CORRECT')
    for (const words of rest) expect(await outcome(await type(words))).toBe('CORRECT')
    await page.locator('[data-testid=ending][data-outcome=COMPLETED]').waitFor()
    expect(await page.getByTestId('review-step').count()).toBe(story.length)
    expect(await page.getByTestId('review-step').first().innerText()).toMatch(
      /I have my papers[\s\S]*typed[\s\S]*3 answers/,
    )
    await photograph('completed')

    // The list knows the game, and it can be read again.
    await page.getByRole('link', { name: 'All scenarios' }).click()
    await page.locator('[data-testid=game][data-phase=COMPLETED]').getByRole('link').click()
    await page.locator('[data-testid=game-page][data-phase=COMPLETED]').waitFor()
    expect(await page.getByTestId('review-step').count()).toBe(story.length)
  })

  it('S5, E13 an answer whose reply is lost is shown as it was judged, once', async () => {
    const { openTab, signIn, begin, type, outcome, lives } = game
    const page = await openTab()
    await signIn()
    await begin('Turn by turn')
    await page.getByTestId('question').waitFor()
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('AnswerStep')) return route.fallback()
      await route.fetch()
      await route.abort()
    })
    const verdict = await type('I have no papers')
    expect(await outcome(verdict)).toBe('INCORRECT_ANSWER')
    expect(await lives()).toBe('2')
    expect(await page.getByLabel('Say it by typing').inputValue()).toBe('')
  })

  it('S6 out of lives: nothing can be repeated, and the game starts over', async () => {
    const { begin, type, lives, score, step, photograph } = game
    const page = game.page()
    await begin('Turn by turn')
    await page.getByTestId('question').waitFor()
    for (const left of ['2', '1', '0']) {
      await type('I have no papers')
      expect(await lives()).toBe(left)
    }
    await page.locator('[data-testid=ending][data-outcome=OUT_OF_LIVES]').waitFor()
    expect(await page.getByLabel('Say it by typing').count()).toBe(0)
    await photograph('outOfLives')
    await page.getByRole('button', { name: 'Start over' }).click()
    await page.locator('[data-testid=timeStop][data-phase=PLAYING]').waitFor()
    expect([await lives(), await score(), await step()]).toEqual(['3', 0, '1'])
    expect(await page.getByTestId('review-step').count()).toBe(0)
  })

  it('S5, W4 without a media connection the same game goes on turn by turn, with its score', async () => {
    const { openTab, signIn, begin, type, outcome, lives, score, step, photograph } = game
    const page = await openTab()
    await signIn()
    await begin('On the air')
    await page.locator('[data-testid=show][data-sound=live]').waitFor()
    await page.locator('[data-testid=show][data-state=WAITING_FOR_USER]').waitFor()
    expect(await outcome(await type('I have my papers'))).toBe('CORRECT')
    const before = await score()

    // From here on the page's packets go nowhere: every candidate that the server offers is an address that
    // is never anybody's (RFC 5737).
    await page.addInitScript(blockIce)
    await page.reload()
    await page.getByRole('button', { name: 'Go on on the air' }).click()
    await page.getByTestId('fallback').waitFor()
    expect([await score(), await step(), await lives()]).toEqual([before, '2', '3'])
    await photograph('fallback')
    expect(await outcome(await type('I was in the city'))).toBe('CORRECT')
    expect(await step()).toBe('3')
  })

  it('S5, W4 in a browser without WebRTC a game on the air is turn by turn from the start', async () => {
    const { openTab, signIn } = game
    const page = await openTab()
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'RTCPeerConnection'))
    await signIn()
    await page
      .locator('[data-testid=scenario][data-scenario=signals]')
      .getByRole('button', { name: 'On the air' })
      .click()
    await page.getByTestId('fallback').waitFor()
    await page.getByTestId('question').waitFor()
    expect(await page.getByRole('button', { name: 'Go on the air' }).count()).toBe(0)
    await page.getByLabel('Say it by typing').fill('Alpha seven')
    await page.keyboard.press('Enter')
    await page.locator('[data-testid=verdict][data-outcome=CORRECT]').waitFor()
    expect(game.faults).toEqual([])
  })
})
