import { useEffect, useState } from 'react'
import type { Latency, LinkStats } from '../radio/view.ts'

/** The figures of the media connection, and the stages of the last turn (W5). */
export function DebugPanel(props: {
  readonly read: () => Promise<LinkStats | null>
  readonly latency: Latency | null
}) {
  const { read, latency } = props
  const [stats, setStats] = useState<LinkStats | null>(null)
  useEffect(() => {
    let gone = false
    async function look(): Promise<void> {
      const figures = await read().catch(() => null)
      if (!gone) setStats(figures)
    }
    void look()
    const timer = setInterval(() => void look(), 1_000)
    return () => {
      gone = true
      clearInterval(timer)
    }
  }, [read])

  const lost = stats?.packetsLost ?? null
  const concealed = stats?.concealed ?? null
  return (
    <section className="panel debug" aria-label="Connection figures" data-testid="debug">
      <h2>Connection</h2>
      <dl>
        <Figure name="round trip" value={ms(stats?.roundTripMs)} />
        <Figure name="jitter" value={ms(stats?.jitterMs)} />
        <Figure name="jitter buffer" value={ms(stats?.jitterBufferMs)} />
        <Figure
          name="lost"
          value={lost === null ? '–' : `${lost} of ${(stats?.packetsReceived ?? 0) + lost}`}
        />
        <Figure name="concealed" value={concealed === null ? '–' : `${(concealed * 100).toFixed(2)} %`} />
        <Figure name="microphone packets" value={String(stats?.packetsSent ?? '–')} />
      </dl>
      <h2>Last turn, from the release</h2>
      <dl>
        <Figure name="final transcript" value={ms(latency?.finalTranscriptMs)} />
        <Figure name="first token" value={ms(latency?.firstTokenMs)} />
        <Figure name="first audio" value={ms(latency?.firstAudioMs)} />
        <Figure name="first packet" value={ms(latency?.firstPacketMs)} />
      </dl>
    </section>
  )
}

function Figure(props: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
    </div>
  )
}

function ms(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : `${Math.round(value)} ms`
}
