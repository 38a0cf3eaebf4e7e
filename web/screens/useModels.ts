import { ModelsDocument } from '../api/generated/graphql.ts'
import type { WriterModel } from '../radio/conversation.ts'
import { useAsked } from './useAsked.ts'

/** The models that can be chosen, the usual one first; empty until they are known (C6). */
export function useModels(): readonly WriterModel[] {
  const { data } = useAsked(ModelsDocument, {})
  return data?.models ?? []
}
