import type { CDPSession } from 'playwright-core'

/**
 * Where the main thread of a page was, in shares of the time, and how much the threads had to do that draw. It is time of the
 * processor: what other programs take of the machine meanwhile is not in it, and what the page is slowed down by is.
 */
export interface Work {
  readonly scripting: number
  readonly layout: number
  readonly paint: number
  /** The rest of what it did. */
  readonly other: number
  /** Of one core, over all raster threads. */
  readonly raster: number
  /** Of one core: what puts the layers together, which is the work of a GPU where there is one. */
  readonly screen: number
  /** Frames that the compositor showed, and those it had to leave out, a second. */
  readonly drawn: number
  readonly dropped: number
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  /** Of the processor, where the system counts that by thread. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

const categories = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'devtools.timeline.frame',
  'disabled-by-default-devtools.timeline.frame',
  'viz',
  '__metadata',
]
const groups = [
  ['scripting', /^(EvaluateScript|FunctionCall|FireAnimationFrame|TimerFire|EventDispatch|RunMicrotasks|M\w+GC|V8\.|v8\.|WebSocketReceive|XHR)/],
  ['layout', /^(UpdateLayoutTree|RecalculateStyles|Layout|HitTest|IntersectionObserver)/],
  ['paint', /^(PrePaint|Paint|Layerize|Commit|UpdateLayer|CompositeLayers)/],
] as const

/** What a page does while something goes on in it. */
export async function traced(client: CDPSession, meanwhile: () => Promise<unknown>): Promise<Work> {
  const events: TraceEvent[] = []
  const collect = ({ value }: { value: object[] }) => void events.push(...(value as TraceEvent[]))
  client.on('Tracing.dataCollected', collect)
  await client.send('Tracing.start', { traceConfig: { includedCategories: categories }, transferMode: 'ReportEvents' })
  const start = performance.now()
  await meanwhile()
  const lastedMs = performance.now() - start
  const complete = new Promise((resolve) => client.once('Tracing.tracingComplete', resolve))
  await client.send('Tracing.end')
  await complete
  client.off('Tracing.dataCollected', collect)
  return workOf(events, lastedMs)
}

function workOf(events: readonly TraceEvent[], lastedMs: number): Work {
  // The page is the renderer that draws: there are others, for workers and for the browser itself.
  const threads = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
  const onThread = ({ pid, tid }: TraceEvent) => events.filter((one) => one.pid === pid && one.tid === tid && one.ph === 'X')
  const [main = []] = threads.map(onThread).sort((a, b) => framesIn(b) - framesIn(a))
  const self = selfTimes(main)
  const page = main[0]?.pid
  const share = (us: number) => us / 1000 / lastedMs
  const sum = (wanted: (name: string) => boolean) =>
    share([...self].reduce((total, [name, us]) => total + (wanted(name) ? us : 0), 0))
  const named = (group: RegExp) => sum((name) => group.test(name))
  const [scripting, layout, paint] = groups.map(([, group]) => named(group)) as [number, number, number]
  const display = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'VizCompositorThread').flatMap(onThread)
  const seen = (wanted: string) => events.filter(({ name, pid }) => name === wanted && pid === page).length
  const raster = events.filter(({ name, pid }) => name === 'RasterTask' && pid === page)
  return {
    ...{ scripting, layout, paint },
    other: sum(() => true) - scripting - layout - paint,
    screen: share([...selfTimes(display).values()].reduce((total, us) => total + us, 0)),
    raster: share(raster.reduce((total, one) => total + busyUs(one), 0)),
    drawn: seen('DrawFrame') / (lastedMs / 1000),
    dropped: seen('DroppedFrame') / (lastedMs / 1000),
  }
}

function framesIn(events: readonly TraceEvent[]): number {
  return events.filter(({ name }) => name === 'FireAnimationFrame').length
}

function busyUs({ dur = 0, tdur = dur }: TraceEvent): number {
  return tdur
}

/** Microseconds by name, without what went on inside of each by another name. */
function selfTimes(events: readonly TraceEvent[]): Map<string, number> {
  const times = new Map<string, number>()
  const add = (name: string, us: number) => times.set(name, (times.get(name) ?? 0) + us)
  const open: { readonly name: string; readonly end: number }[] = []
  for (const one of [...events].sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    const { name, ts, dur = 0 } = one
    while ((open.at(-1)?.end ?? Infinity) <= ts) open.pop()
    const around = open.at(-1)
    if (around) add(around.name, -busyUs(one))
    add(name, busyUs(one))
    open.push({ name, end: ts + dur })
  }
  return times
}
