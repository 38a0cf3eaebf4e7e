import type { ReactNode } from 'react'
import { Heading } from './Heading.tsx'

/** What is played, the lamp before it, and what else can be done with it. */
export function DeskHead(props: {
  readonly className?: string
  readonly lamp: ReactNode
  readonly title: ReactNode
  readonly clock?: ReactNode
  /** What can be done: buttons and links. */
  readonly children: ReactNode
}) {
  return (
    <header className={props.className ? `show-head ${props.className}` : 'show-head'}>
      {props.lamp}
      <Heading className="show-title">{props.title}</Heading>
      {props.clock}
      <div className="show-actions">{props.children}</div>
    </header>
  )
}
