import type { StepResult } from '../radio/scenario.ts'
import { percent } from './format.ts'
import { intentName, languageName, verdicts, worth } from './scenarioWords.ts'

const marks = {
  CORRECT: 'm5 12.5 4.5 4.5L19 7.5',
  INCORRECT_ANSWER: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  // Two balloons, one of them with other writing.
  WRONG_LANGUAGE: 'M4 4.5h10v7H8l-3 2.8v-2.8H4ZM17 9.5h3v7h-1v2.8l-3-2.8H10v-2.5M6.5 7h5M6.5 9h3.5',
  UNHEARD: 'M4 12h2.5M9 8v8M12.5 10.5v3M16 6.5v11M19.5 12H20',
} as const

/**
 * One answer and what became of it, with the evidence (S3). Each outcome has a shape and a word of its own.
 */
export function ScenarioVerdict(props: {
  readonly result: StepResult
  /** The language of the scenario, in which the player was to speak. */
  readonly language: string
  /** What the host said to it; null where that is to be read elsewhere. */
  readonly reply: { readonly host: string; readonly words: string } | null
}) {
  const { result, language, reply } = props
  const { outcome, reason, transcript } = result
  const spoken = transcript !== null && result.confidence !== null && result.confidence < 1
  const heardIn = result.language?.code ?? language
  const cost = worth(result)
  return (
    <section
      className={`verdict verdict--${outcome}`}
      aria-label="Verdict"
      data-testid="verdict"
      data-outcome={outcome}
      data-turn={result.turnId}
    >
      <h2 className="verdict-head">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d={marks[outcome]} />
        </svg>
        {verdicts[outcome]}
        {cost !== null && <span className="verdict-worth">{cost}</span>}
      </h2>
      {reply && (
        <p className="verdict-reply">
          <strong>{reply.host}</strong>
          <span lang={language}>{reply.words}</span>
        </p>
      )}
      <p className="verdict-why">{reason}</p>
      <dl className="verdict-evidence">
        {transcript !== null && (
          <div>
            <dt>{spoken ? 'Heard' : 'Said'}</dt>
            <dd>
              <q lang={heardIn}>{transcript}</q>
            </dd>
          </div>
        )}
        {spoken && result.confidence !== null && (
          <div>
            <dt>Understood at</dt>
            <dd>{percent(result.confidence)}</dd>
          </div>
        )}
        {result.language && (
          <div>
            <dt>Language</dt>
            <dd>
              {languageName(result.language.code)}, {percent(result.language.confidence)} sure
              {outcome === 'WRONG_LANGUAGE' && `; ${languageName(language)} was asked for`}
            </dd>
          </div>
        )}
        {result.intent !== null && (
          <div>
            <dt>Taken for</dt>
            <dd>{intentName(result.intent)}</dd>
          </div>
        )}
        <div>
          <dt>Judged by</dt>
          <dd>{result.decidedBy === 'RULE' ? 'the rules' : 'the model'}</dd>
        </div>
      </dl>
    </section>
  )
}
