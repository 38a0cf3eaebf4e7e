import { useEffect, useRef } from 'react'
import { useApi } from '../api/apiContext.ts'
import {
  ChangeSettingsDocument,
  ConversationDocument,
  type ConversationQuery,
} from '../api/generated/graphql.ts'
import type { Options } from '../options.ts'
import { conversationOf, type Settings } from '../radio/conversation.ts'
import { useDevices } from '../radio/useDevices.ts'
import { useLoudness } from '../radio/useLoudness.ts'
import { useRadio } from '../radio/useRadio.ts'
import { conversationsPath } from '../route.ts'
import { ConversationDesk } from '../ui/ConversationDesk.tsx'
import { ConversationPage } from '../ui/ConversationPage.tsx'
import { Missing } from '../ui/Missing.tsx'
import { failureOf, type Failure } from '../radio/failure.ts'
import { useAsked } from './useAsked.ts'
import { useAttempt } from './useAttempt.ts'
import { useChangeCharacter } from './useCharacters.ts'
import { useEarlierMessages } from './useEarlierMessages.ts'
import { useModels } from './useModels.ts'

type Found = NonNullable<ConversationQuery['conversation']>

/** One conversation: to be read again, and, once it is joined, on the air. */
export function ConversationScreen(props: {
  readonly id: string
  readonly options: Options
  /**
   * The session that was started a moment ago by a touch or a key, to be joined at once; null after a reload.
   */
  readonly started: string | null
}) {
  const { data, fetching, failed, again } = useAsked(ConversationDocument, { id: props.id })
  const found = data?.conversation
  if (found)
    return (
      <FoundConversation
        key={found.id}
        found={found}
        options={props.options}
        started={props.started === found.id}
        onLeft={again}
      />
    )
  return (
    <Missing
      what="conversation"
      fetching={fetching}
      failed={failed}
      onRetry={again}
      listHref={conversationsPath}
    />
  )
}

function FoundConversation(props: {
  readonly found: Found
  readonly options: Options
  readonly started: boolean
  readonly onLeft: () => void
}) {
  const { found, options, started, onLeft } = props
  const api = useApi()
  const { view, radio } = useRadio(options)
  const models = useModels()
  const [loudness, setLoudness] = useLoudness(radio)
  const devices = useDevices(radio, view.microphone === 'ready')
  const join = () => void radio.join(found.id)
  useEffect(() => {
    if (started) void radio.join(found.id)
  }, [started, radio, found.id])
  // What was said meanwhile is to be read after it was left.
  const wasIn = useRef(false)
  useEffect(() => {
    if (wasIn.current && view.tuned === 'out') onLeft()
    wasIn.current = view.tuned === 'in'
  }, [view.tuned, onLeft])

  const live = view.programme?.kind === 'conversation' ? view.programme : null
  const conversation = live ?? conversationOf(null, { conversation: found }, null)
  const { earlier, hasMore, loading, more } = useEarlierMessages(found.id, conversation.earlier)
  const reading = { conversation, earlier, hasEarlier: hasMore, loading, onEarlier: () => void more() }

  const changeCharacter = useChangeCharacter()
  const switching = useAttempt(changeCharacter)
  const changing = useAttempt(async (settings: Settings): Promise<Failure | null> => {
    const input = { conversationId: found.id, settings }
    const { changeSettings } = await api.ask(ChangeSettingsDocument, { input })
    return changeSettings.__typename === 'Accepted' ? null : failureOf(changeSettings)
  })

  if (view.tuned === 'out')
    return (
      <ConversationPage
        {...reading}
        view={view}
        cast={found.session.cast}
        createdAt={found.createdAt}
        over={found.session.outcome !== null}
        onJoin={join}
        onMakeRoom={() => void radio.makeRoom()}
        conversationsHref={conversationsPath}
      />
    )
  return (
    <ConversationDesk
      {...reading}
      view={view}
      radio={radio}
      models={models}
      changing={changing.busy}
      failure={changing.failure}
      onSettings={changing.run}
      onEdit={changing.forget}
      onSwitch={(characterId, active) => void switching.run({ characterId, active })}
      switchFailure={switching.failure?.message ?? null}
      loudness={loudness}
      onLoudness={setLoudness}
      devices={devices}
      onJoin={join}
      debug={options.debug}
    />
  )
}
