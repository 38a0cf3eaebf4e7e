import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { openGamePage, said, saidWrong, type GamePage } from './gamePage.ts'
import { microphoneOnDemand } from './microphoneOnDemand.ts'
import { understood } from './words.ts'

let game: GamePage
beforeAll(async () => {
  mkdirSync('dist/e2e', { recursive: true })
  game = await openGamePage()
})
afterAll(() => game?.close())

describe('scenarios in Chromium, spoken', () => {
  it('S5 spoken turn by turn: a recording is judged, a file that is none is refused in words', async () => {
    const { begin, outcome, lives, step, photograph } = game
    const page = game.page()
    await begin('Turn by turn')
    await page.getByTestId('question').waitFor()
    await page.getByRole('button', { name: 'Record the answer' }).click()
    const stop = page.getByRole('button', { name: 'Stop recording' })
    await stop.waitFor()
    // The microphone speaks by itself: after four seconds its words were said once at least.
    await page.getByRole('timer', { name: 'Time left to record' }).filter({ hasText: '25 s' }).waitFor()
    await photograph('recording')
    await stop.click()
    await page.getByTestId('recording').waitFor()
    await page.getByRole('button', { name: 'Play it' }).click()
    // Heard to its end.
    await page.getByRole('button', { name: 'Stop', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Play it' }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const verdict = page.getByTestId('verdict')
    await verdict.waitFor()
    const transcript = await verdict.locator('q').innerText()
    expect(understood(said, transcript)).toBeGreaterThan(0.7)
    expect(await outcome(verdict)).toBe('CORRECT')
    expect(await step()).toBe('2')

    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'answer.wav', mimeType: 'audio/wav', buffer: Buffer.from('not a recording') })
    await page.getByRole('button', { name: 'Send the recording' }).click()
    expect(await page.getByTestId('refusal').innerText()).toMatch(/no recording|send WAV/i)
    await page.getByRole('button', { name: 'Throw it away' }).click()
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'long.wav', mimeType: 'audio/wav', buffer: Buffer.alloc(5_000_001) })
    await page.getByText('That recording has 5.1 MB: at most 5 MB are taken.').waitFor()
    expect([await lives(), await step()]).toEqual(['3', '2'])
  })

  it('S2, S3, S4 on the air: a right answer ends its turn by itself, a wrong one costs', async () => {
    const { openTab, signIn, begin, type, outcome, lives, score, step, photograph } = game
    const page = await openTab()
    const say = await microphoneOnDemand(page, [said, saidWrong])
    await signIn()
    await begin('On the air')
    const state = (wanted: string) => page.locator(`[data-testid=show][data-state=${wanted}]`)
    await state('HOST_SPEAKING').waitFor()
    await page.getByTestId('line').waitFor()
    await state('WAITING_FOR_USER').waitFor()
    await page.keyboard.down('Space')
    await state('USER_SPEAKING').waitFor()
    await say(said)
    await page.getByTestId('intent').and(page.locator('[data-satisfied=true]')).waitFor()
    await photograph('intent')
    // The finger stays on the key: the turn ends by itself, long before its 30 s are over, and the page says
    // so.
    await page.getByTestId('cut-short').filter({ hasText: /\w/ }).waitFor({ timeout: 15_000 })
    await page.keyboard.up('Space')
    const verdict = page.locator('[data-testid=verdict][data-outcome=CORRECT]')
    await verdict.waitFor()
    await page.locator('[data-testid=step][data-step="2"]').waitFor()
    expect(await score()).toBeGreaterThan(0)

    await state('WAITING_FOR_USER').waitFor()
    await page.keyboard.down('Space')
    await state('USER_SPEAKING').waitFor()
    await say(saidWrong)
    await page.keyboard.up('Space')
    const penalty = page.locator('[data-testid=verdict][data-outcome=INCORRECT_ANSWER]')
    await penalty.waitFor()
    expect(understood(saidWrong, await penalty.locator('q').innerText())).toBeGreaterThan(0.7)
    expect(await penalty.innerText()).toMatch(/Understood at\s+\d+ %/)
    expect([await lives(), await step()]).toEqual(['2', '2'])
    await photograph('live')
    await expectAccessible(page, 'on the air')

    // The same game, turn by turn and back on the air: nothing of it is lost.
    const before = await score()
    await page.getByRole('button', { name: 'Turn by turn' }).click()
    await page.getByTestId('timeStop').waitFor()
    expect([await score(), await step()]).toEqual([before, '2'])
    expect(await outcome(await type('I was in the city'))).toBe('CORRECT')
    await page.getByRole('button', { name: 'Go on the air' }).click()
    await state('WAITING_FOR_USER').waitFor()
    expect([await lives(), await step()]).toEqual(['2', '3'])
    expect(game.faults).toEqual([])
  })
})
