import type { HeardLine } from '../radio/linkWatch.ts'
import { useLinkWatch } from '../radio/useLinkWatch.ts'
import type { CurrentLine, Latency, LinkStats } from '../radio/view.ts'
import { Sparkline } from './Sparkline.tsx'

/** The figures of the media connection, line by line, too, and the stages of the last turn (W5). */
export function DebugPanel(props: {
  readonly read: () => Promise<LinkStats | null>
  readonly line: CurrentLine | null
  readonly latency: Latency | null
}) {
  const { latency } = props
  const link = useLinkWatch(props.read, props.line)
  const figures = link?.figures
  const history = link?.history ?? []
  return (
    <section className="panel debug" aria-label="Connection figures" data-testid="debug">
      <h2>Connection, this second</h2>
      <dl>
        <Figure name="way" value={link?.path ?? '–'} />
        <Figure
          name="round trip"
          value={ms(figures?.roundTripMs)}
          before={history.map(({ roundTripMs }) => roundTripMs)}
        />
        <Figure name="jitter" value={ms(figures?.jitterMs)} before={history.map(({ jitterMs }) => jitterMs)} />
        <Figure
          name="jitter buffer"
          value={ms(figures?.jitterBufferMs)}
          before={history.map(({ jitterBufferMs }) => jitterBufferMs)}
        />
        <Figure name="lost" value={ofAll(figures?.packetsLost, figures?.packetsReceived)} />
        <Figure name="late" value={String(figures?.packetsLate ?? '–')} />
        <Figure
          name="concealed"
          value={share(figures?.concealed)}
          before={history.map(({ concealed }) => concealed)}
        />
        <Figure
          name="bitrate"
          value={kilobits(figures?.bitsPerSecond)}
          before={history.map(({ bitsPerSecond }) => bitsPerSecond)}
        />
        <Figure name="microphone" value={kilobits(figures?.microphoneBitsPerSecond)} />
        <Figure name="microphone lost" value={share(link?.microphoneLost)} />
      </dl>
      <h2>Last turn, from the release</h2>
      <dl>
        <Figure name="final transcript" value={ms(latency?.finalTranscriptMs)} />
        <Figure name="first token" value={ms(latency?.firstTokenMs)} />
        <Figure name="first audio" value={ms(latency?.firstAudioMs)} />
        <Figure name="first packet" value={ms(latency?.firstPacketMs)} />
      </dl>
      {link && link.lines.length > 0 && <Lines lines={link.lines} />}
    </section>
  )
}

/** How the last lines came through. */
function Lines({ lines }: { readonly lines: readonly HeardLine[] }) {
  return (
    <table>
      <caption>Lines as they were heard, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">Host</th>
          <th scope="col">Lost</th>
          <th scope="col">Late</th>
          <th scope="col">Concealed</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, speaker, figures }) => (
          <tr key={id}>
            <th scope="row">{speaker}</th>
            <td>{ofAll(figures.packetsLost, figures.packetsReceived)}</td>
            <td>{figures.packetsLate ?? '–'}</td>
            <td>{share(figures.concealed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Figure(props: {
  readonly name: string
  readonly value: string
  /** How it was until now, to be drawn. */
  readonly before?: readonly (number | null)[]
}) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        {props.before && <Sparkline values={props.before} />}
        {props.value}
      </dd>
    </div>
  )
}

type Unknown = null | undefined

function ms(value: number | Unknown): string {
  return value === null || value === undefined ? '–' : `${Math.round(value)} ms`
}

function share(value: number | Unknown): string {
  return value === null || value === undefined ? '–' : `${(value * 100).toFixed(2)} %`
}

function kilobits(bitsPerSecond: number | Unknown): string {
  return bitsPerSecond === null || bitsPerSecond === undefined ? '–' : `${(bitsPerSecond / 1000).toFixed(1)} kbit/s`
}

function ofAll(lost: number | Unknown, received: number | Unknown): string {
  return lost === null || lost === undefined ? '–' : `${lost} of ${(received ?? 0) + lost}`
}
