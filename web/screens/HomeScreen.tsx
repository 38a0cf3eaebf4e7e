import { MissionsDocument } from '../api/generated/graphql.ts'
import { conversationsPath, missionPath, missionsPath, practicePath } from '../route.ts'
import { Home } from '../ui/Home.tsx'
import { usePagedList } from './usePagedList.ts'

/** The first page: the programmes, and the show that was left last. */
export function HomeScreen() {
  const { items } = usePagedList(MissionsDocument, ({ missions }) => missions)
  const left = items.find(({ status, sessions }) => status === 'STAGE2' && sessions[0]?.outcome === null)
  return (
    <Home
      missionsHref={missionsPath}
      practiceHref={practicePath}
      conversationsHref={conversationsPath}
      waiting={left ? { title: left.title, href: missionPath(left.id) } : null}
    />
  )
}
