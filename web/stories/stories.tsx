import type { ReactNode } from 'react'
import { failureOf } from '../radio/failure.ts'
import { isOver, offTheAir, type Mission, type View } from '../radio/view.ts'
import { SignInScreen } from '../screens/SignInScreen.tsx'
import { Away } from '../ui/Away.tsx'
import { Breakdown } from '../ui/Breakdown.tsx'
import { Brief } from '../ui/Brief.tsx'
import { ConversationDesk } from '../ui/ConversationDesk.tsx'
import { DevicesDrawer } from '../ui/DevicesDrawer.tsx'
import { Missing } from '../ui/Missing.tsx'
import { MissionForm } from '../ui/MissionForm.tsx'
import { Receiver } from '../ui/Receiver.tsx'
import { ScenarioDesk } from '../ui/ScenarioDesk.tsx'
import { ShowDesk } from '../ui/ShowDesk.tsx'
import { headsetBusy, headsetGone, headsetPluggedIn, oneOfEach } from './devices.ts'
import { conversation, game, mission, onAir, scenario } from './fixtures.ts'
import { loudness, silentRadio } from './silentRadio.ts'
import { commonTroubles, troubles } from './troubles.ts'

interface Story {
  readonly picture: ReactNode
  /** Without the head of the pages. */
  readonly bare?: boolean
}

const nothing = (): void => undefined

/** What every show goes through. */
const moments: Readonly<Record<string, Partial<View>>> = {
  warmingUp: { state: null, line: null, said: [], seq: null },
  preparing: { state: 'PREPARING', line: null, said: [] },
  hostSpeaking: {},
  yourTurn: { state: 'WAITING_FOR_USER', line: null, hint: 'Tell them what you hear.' },
  talking: {
    state: 'USER_SPEAKING',
    line: null,
    pressed: true,
    keyDown: true,
    partial: { turnId: 't2', text: 'lift the stones before', stable: 'lift the', confidence: 0.7 },
  },
  yourWords: { state: 'USER_SPEAKING', line: null },
  closingTargetReached: { closingReason: 'TARGET_REACHED' },
  closingTimeUp: { closingReason: 'TIME_UP', warned: true },
  closingBudgetSpent: { closingReason: 'BUDGET_SPENT' },
  won: { state: 'ENDED', line: null, outcome: 'WON' },
  timeUp: { state: 'ENDED', line: null, outcome: 'TIME_UP' },
  abandoned: { state: 'ENDED', line: null, outcome: 'ABANDONED' },
  budgetSpent: { state: 'ENDED', line: null, outcome: 'BUDGET_SPENT' },
}

function show(change: Partial<View>, devices = headsetPluggedIn): ReactNode {
  const view = { ...onAir, ...change }
  return (
    <ShowDesk
      view={view}
      radio={silentRadio}
      mission={mission}
      loudness={loudness}
      onLoudness={nothing}
      devices={devices}
      debug={false}
      resultsHref="#"
    />
  )
}

function playing(change: Partial<View>): ReactNode {
  const view: View = { ...onAir, programme: game, ...change }
  return (
    <ScenarioDesk
      view={view}
      game={game}
      scenario={scenario}
      radio={silentRadio}
      loudness={loudness}
      onLoudness={nothing}
      devices={oneOfEach}
      debug={false}
      onJoin={nothing}
      onTimeStop={nothing}
      onReview={nothing}
    />
  )
}

function talk(change: Partial<View>): ReactNode {
  const view: View = { ...onAir, programme: conversation, ...change }
  return (
    <ConversationDesk
      view={view}
      radio={silentRadio}
      conversation={conversation}
      earlier={[]}
      hasEarlier={false}
      loading={false}
      onEarlier={nothing}
      models={[]}
      changing={false}
      failure={null}
      onSettings={async () => false}
      onEdit={nothing}
      onSwitch={nothing}
      switchFailure={isOver(view) ? null : 'The station cannot be reached.'}
      loudness={loudness}
      onLoudness={nothing}
      devices={headsetPluggedIn}
      onJoin={nothing}
      debug={false}
    />
  )
}

function dial(change: Partial<View>, other: Partial<Mission> = {}): ReactNode {
  const view: View = { ...onAir, tuned: 'out', opening: null, ...change }
  const shown = { ...mission, ...other }
  return (
    <main className="mission">
      <Brief
        mission={shown}
        retryFailure={null}
        onRetry={nothing}
        showHref={() => '#'}
        receiver={<Receiver mission={shown} view={view} onTurn={nothing} onTuneIn={nothing} onMakeRoom={nothing} />}
      />
    </main>
  )
}

const waiting: Mission['sessions'][number] = {
  id: 's1',
  state: 'OFF_AIR',
  outcome: null,
  programme: { __typename: 'MissionProgramme', awakened: 132 },
  openedAt: mission.createdAt,
}
const failedFault = { service: 'WRITER', message: 'The writer does not answer.', retryable: true } as const
const tooOften = 'That is too often. Try again in 12 minutes.'
const tooMany = failureOf({
  message: 'You have 20 shows running, which is as many as there may be. Leave one of them first: it is saved.',
  sessionIds: ['s1', 's2'],
})
const unreachable = { ...failureOf({ message: 'The station cannot be reached.' }), unreachable: true }

const dials = {
  setUp: dial({}),
  beingPrepared: dial({}, { status: 'STAGE1' }),
  missionFailed: dial({}, { status: 'FAILED', fault: failedFault }),
  showWaiting: dial({}, { sessions: [waiting] }),
  tuning: dial({ tuned: 'tuning' }),
  nothingOnAir: dial({
    opening: { kind: 'nothingOnAir', frequency: 97.9, signal: 0.3, message: 'Nothing but noise here.' },
  }),
  tooManyShows: dial({ opening: { kind: 'failed', ...tooMany } }),
  unreachable: dial({ opening: { kind: 'failed', ...unreachable } }),
}

const missing = (fetching: boolean, failed: boolean): ReactNode => (
  <Missing what="mission" fetching={fetching} failed={failed} onRetry={nothing} listHref="#" />
)

const pages: Record<string, Story> = {
  signIn: { bare: true, picture: <SignInScreen expired={false} onSignIn={async () => tooOften} /> },
  signInExpired: { bare: true, picture: <SignInScreen expired onSignIn={async () => tooOften} /> },
  looking: { picture: missing(true, false) },
  missing: { picture: missing(false, false) },
  unreachable: { picture: missing(false, true) },
  away: {
    picture: (
      <>
        {dials.beingPrepared}
        <output className="away">
          <Away offline={false} look={{ missedAt: '2026-11-20T21:14:09Z' }} onLook={nothing} />
        </output>
      </>
    ),
  },
  rateLimited: {
    picture: (
      <main className="missions">
        <h1>Missions</h1>
        <MissionForm writing={false} failure={failureOf({ message: tooOften, retryAfterMs: 720_000 })} onSubmit={nothing} />
      </main>
    ),
  },
  devices: {
    picture: (
      <>
        <main className="missions">
          <h1>Practice</h1>
        </main>
        <DevicesDrawer devices={headsetBusy} open onClose={nothing} />
      </>
    ),
  },
  brokenDown: {
    picture: (
      <Breakdown onReload={nothing}>
        <Broken />
      </Breakdown>
    ),
  },
}

function Broken(): ReactNode {
  throw new Error('A part of the page that did not arrive, as a story.')
}

function named(group: string, pictures: Readonly<Record<string, ReactNode>>): [string, Story][] {
  return Object.entries(pictures).map(([name, picture]) => [`${group}/${name}`, { picture }])
}

function drawn(draw: (change: Partial<View>) => ReactNode, changes: Readonly<Record<string, Partial<View>>>) {
  return Object.fromEntries(Object.entries(changes).map(([name, change]) => [name, draw(change)]))
}

/** By the name that the address has. */
export const stories: Readonly<Record<string, Story>> = Object.fromEntries([
  ...Object.entries(pages).map(([name, story]): [string, Story] => [`page/${name}`, story]),
  ...named('dial', dials),
  ...named('show', drawn(show, { ...moments, ...troubles })),
  ...named('show', { deviceGone: show({}, headsetGone) }),
  ...named('game', drawn(playing, commonTroubles)),
  ...named('game', {
    budgetSpent: playing({ state: 'ENDED', line: null, outcome: 'BUDGET_SPENT' }),
    tooManyShows: playing({ ...offTheAir, opening: { kind: 'failed', ...tooMany } }),
  }),
  ...named('talk', drawn(talk, commonTroubles)),
  ...named('talk', { budgetSpent: talk({ state: 'ENDED', line: null, outcome: 'BUDGET_SPENT' }) }),
])
