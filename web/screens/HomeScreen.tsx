import { conversationsPath, missionPath, missionsPath, practicePath } from '../route.ts'
import { Home } from '../ui/Home.tsx'
import { useMissions } from './useMissions.ts'

/** The first page: the programmes, and the show that was left last. */
export function HomeScreen() {
  const { missions } = useMissions()
  const left = missions.find(({ status, sessions }) => status === 'STAGE2' && sessions[0]?.outcome === null)
  return (
    <Home
      missionsHref={missionsPath}
      practiceHref={practicePath}
      conversationsHref={conversationsPath}
      waiting={left ? { title: left.title, href: missionPath(left.id) } : null}
    />
  )
}
