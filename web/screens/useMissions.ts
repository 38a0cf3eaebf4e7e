import { useState } from 'react'
import { useQuery } from 'urql'
import { MissionsDocument, type MissionPartsFragment } from '../api/generated/graphql.ts'

const pageSize = 20

/** The player's missions, newest first, as many as were asked for. */
export function useMissions(): {
  readonly missions: readonly MissionPartsFragment[]
  readonly loading: boolean
  readonly failed: boolean
  readonly hasMore: boolean
  readonly more: () => void
  readonly again: () => void
} {
  const [first, setFirst] = useState(pageSize)
  const [{ data, fetching, error }, again] = useQuery({ query: MissionsDocument, variables: { first } })
  return {
    missions: data?.missions?.edges.map((edge) => edge.node) ?? [],
    loading: fetching,
    failed: error !== undefined,
    hasMore: data?.missions?.pageInfo.hasNextPage ?? false,
    more: () => setFirst(first + pageSize),
    again,
  }
}
