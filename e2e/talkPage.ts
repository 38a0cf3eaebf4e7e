import type { Locator, Page } from 'playwright-core'

/** Signs in as a new player, who is another one in every tab, and is at `path` then. */
export async function signInAt(page: Page, url: string, path: string): Promise<void> {
  await page.goto(`${url}${path}?debug&raw`)
  await page.getByLabel('Your name').fill('Cleo')
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** A new player begins to talk with everybody. */
export async function talkAt(page: Page, url: string): Promise<void> {
  await signInAt(page, url, '/conversations')
  await page.getByRole('button', { name: 'Start talking' }).click()
}

/** The set when it is the player's turn, with the sound as it is wanted. */
export function show(page: Page, sound: string): Locator {
  return page.locator(`[data-testid=show][data-sound=${sound}][data-state=WAITING_FOR_USER]`)
}

export async function type(page: Page, words: string): Promise<void> {
  await page.getByLabel('Say it by typing').fill(words)
  await page.keyboard.press('Enter')
}

/** What is typed is answered: nobody needs what is missing here (E9). */
export async function expectAnswered(page: Page): Promise<void> {
  await type(page, 'Ines, are you there?')
  await page.getByTestId('spoken').waitFor()
}
