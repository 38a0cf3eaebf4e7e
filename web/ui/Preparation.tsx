const steps = ['The story, the town, the hosts', 'What they hide, and what would move them', 'On the air'] as const

/** What is being prepared of a mission, and what is done (M2, M3). */
export function Preparation(props: {
  /** How many of the steps are done. */
  readonly done: number
}) {
  return (
    <ol className="preparation" aria-label="Preparation">
      {steps.map((step, index) => {
        const now = index === props.done
        return (
          <li
            key={step}
            className={index < props.done ? 'is-done' : now ? 'is-now' : ''}
            aria-current={now ? 'step' : undefined}
          >
            {step}
            {index < props.done && <span className="visuallyHidden">, done</span>}
          </li>
        )
      })}
    </ol>
  )
}
