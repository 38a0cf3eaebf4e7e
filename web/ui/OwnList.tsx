import type { ReactNode } from 'react'
import { ListFailed } from './ListFailed.tsx'

/** A list that is there a page at a time, newest first. */
export interface Pages<Item> {
  /** As many as were asked for. */
  readonly items: readonly Item[]
  readonly loading: boolean
  readonly failed: boolean
  readonly hasMore: boolean
  readonly more: () => void
  readonly again: () => void
}

/** What the player has of something, the way to more of it, and what is said where there is none. */
export function OwnList<Item extends { readonly id: string }>(props: {
  /** What is listed, such as `missions`. */
  readonly what: string
  readonly list: Pages<Item>
  /** Where there is none. */
  readonly none: ReactNode
  readonly children: (item: Item) => ReactNode
}) {
  const { what, list } = props
  const { items, loading, failed } = list
  const id = `${what}-title`
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>Your {what}</h2>
      {failed && <ListFailed onRetry={list.again} />}
      {!failed && items.length === 0 && (loading ? <p className="quiet">Looking for your {what}…</p> : props.none)}
      <ul className="missions-list">
        {items.map((item) => (
          <li key={item.id}>{props.children(item)}</li>
        ))}
      </ul>
      {list.hasMore && (
        <button className="button" type="button" onClick={list.more} disabled={loading}>
          Older {what}
        </button>
      )}
    </section>
  )
}
