import { useState } from 'react'
import { useQuery } from 'urql'
import { GamesDocument, ScenariosDocument } from '../api/generated/graphql.ts'
import type { Scenario } from '../radio/scenario.ts'
import type { GameInList } from '../radio/practice.ts'

const pageSize = 20

/** Everything there is to practise, and the player's games, newest first, as many as were asked for. */
export function useScenarios(): {
  readonly scenarios: readonly Scenario[]
  readonly games: readonly GameInList[]
  readonly loading: boolean
  readonly failed: boolean
  readonly hasMore: boolean
  readonly more: () => void
  readonly again: () => void
} {
  const [first, setFirst] = useState(pageSize)
  const [all, lookAgain] = useQuery({ query: ScenariosDocument })
  const [own, listAgain] = useQuery({ query: GamesDocument, variables: { first } })
  return {
    scenarios: all.data?.scenarios ?? [],
    games: own.data?.scenarioSessions?.edges.map((edge) => edge.node) ?? [],
    loading: all.fetching || own.fetching,
    failed: all.error !== undefined || own.error !== undefined,
    hasMore: own.data?.scenarioSessions?.pageInfo.hasNextPage ?? false,
    more: () => setFirst(first + pageSize),
    again() {
      lookAgain()
      listAgain()
    },
  }
}
