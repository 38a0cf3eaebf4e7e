import type { Game, StepResult } from './api/operations.ts'

type Judged = Pick<StepResult, 'turnId' | 'scoreDelta' | 'livesDelta'> & {
  score: number
  livesRemaining: number
}

/**
 * What does not add up between the changes that were told and how the game stands (E13); nothing where all of it does.
 * @param judged Each answer in its order, with the score and the lives that were told with it.
 * @param game How the server has it.
 */
export function whatIsInconsistent(
  judged: readonly Judged[],
  game: Pick<Game, 'score' | 'livesRemaining' | 'livesTotal'> & { results: readonly { turnId: string }[] },
): string[] {
  const found: string[] = []
  let score = 0
  let lives = game.livesTotal
  for (const one of judged) {
    score += one.scoreDelta
    lives += one.livesDelta
    if (one.score !== score || one.livesRemaining !== lives)
      found.push(
        `after ${one.turnId} the changes come to ${score} points and ${lives} lives, and ${one.score} and ${one.livesRemaining} were told`,
      )
  }
  if (game.score !== score || game.livesRemaining !== lives)
    found.push(
      `the changes come to ${score} points and ${lives} lives, and the game has ${game.score} and ${game.livesRemaining}`,
    )
  const [told, kept] = [judged, game.results].map((results) => results.map(({ turnId }) => turnId).join(' '))
  if (told !== kept) found.push(`the answers ${told} were told, and ${kept} are kept`)
  return found
}
