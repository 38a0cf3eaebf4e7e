import { Scale } from './Scale.tsx'
import { Town } from './Town.tsx'
import { Heading } from './Heading.tsx'

/** A programme as the first page offers it. */
interface Offer {
  readonly title: string
  readonly frequency: number
  readonly words: string
  readonly act: string
  readonly href: string
}

/** The first page: the three programmes, as three presets of one set (W2). */
export function Home(props: {
  readonly missionsHref: string
  readonly practiceHref: string
  readonly conversationsHref: string
  /** What is waiting to be gone on with; null where nothing is. */
  readonly waiting: { readonly title: string; readonly href: string } | null
}) {
  const offers: readonly Offer[] = [
    {
      title: 'Wake the town',
      frequency: 91.4,
      words:
        'A pirate station, a story written tonight, and hosts who listen. Call in, say the right thing, and window by window the town wakes.',
      act: 'Find a mission',
      href: props.missionsHref,
    },
    {
      title: 'Hold your nerve',
      frequency: 97.8,
      words:
        'A café in Spain, a checkpoint at night, a code through the fog. A host asks, you answer, and every mistake costs a life.',
      act: 'Practise something',
      href: props.practiceHref,
    },
    {
      title: 'Talk till morning',
      frequency: 104.2,
      words:
        'Characters of your own making, round one microphone. They hear each other, they interrupt, and so may you.',
      act: 'Start a conversation',
      href: props.conversationsHref,
    },
  ]
  return (
    <main className="home">
      <header className="scene home-scene">
        <Town share={0.16} air="on" />
        <div className="home-claim">
          <Heading>Live radio that talks back</Heading>
          <p>Hold the key, say something, and somebody on the air answers you.</p>
          <p className="home-waiting">
            {props.waiting && (
              <a className="button button--main" href={props.waiting.href}>
                Go on with {props.waiting.title}
              </a>
            )}
          </p>
        </div>
      </header>
      <div className="set home-set">
        <div className="dial-glass">
          <Scale frequency={97.8} glow={1} />
        </div>
        <ul className="presets">
          {offers.map(({ title, frequency, words, act, href }, index) => (
            <li key={href} className="preset">
              <p className="preset-key" aria-hidden="true">
                <span>{index + 1}</span> {frequency.toFixed(1)}
              </p>
              <h2>{title}</h2>
              <p>{words}</p>
              <a className="button button--main preset-link" href={href}>
                {act}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </main>
  )
}
