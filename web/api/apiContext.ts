import { createContext, useContext } from 'react'
import type { Api } from './api.ts'
import type { Credentials } from './credentials.ts'

const Context = createContext<{ readonly api: Api; readonly credentials: Credentials } | null>(null)

export const ApiProvider = Context.Provider

/** @throws Error outside of an ApiProvider. */
export function useApi(): Api {
  return useServices().api
}

/** @throws Error outside of an ApiProvider. */
export function useServices(): { readonly api: Api; readonly credentials: Credentials } {
  const services = useContext(Context)
  if (!services) throw new Error('There is no ApiProvider above this component.')
  return services
}
