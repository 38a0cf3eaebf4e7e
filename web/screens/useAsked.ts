import { useState } from 'react'
import { useQuery, type AnyVariables, type TypedDocumentNode } from 'urql'
import { useReached } from './useReached.ts'

/**
 * What the station answers to a query. What could not be asked for is asked for again by itself when the station is
 * back, and until then what was there before stays (W4).
 */
export function useAsked<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): {
  readonly data: Data | undefined
  readonly fetching: boolean
  readonly failed: boolean
  readonly again: () => void
} {
  const [{ data, fetching, error }, again] = useQuery<Data>({ query, variables })
  const [known, setKnown] = useState(data)
  if (data !== undefined && data !== known) setKnown(data)
  const failed = error !== undefined
  useReached(() => {
    if (failed) again()
  })
  return { data: data ?? known, fetching, failed, again }
}
