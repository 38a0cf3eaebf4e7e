import { ScenariosDocument } from '../api/generated/graphql.ts'
import type { Scenario } from '../radio/scenario.ts'
import { useAsked } from './useAsked.ts'

/** Everything there is to practise (S1). */
export function useScenarios(): {
  readonly scenarios: readonly Scenario[]
  readonly loading: boolean
  readonly failed: boolean
  readonly again: () => void
} {
  const { data, fetching, failed, again } = useAsked(ScenariosDocument, {})
  return { scenarios: data?.scenarios ?? [], loading: fetching, failed, again }
}
