/** An iterator that the test pushes into, and that knows when its reader has gone. */
export interface Stream<T> extends AsyncIterableIterator<T> {
  push(value: T): void
  end(): void
  fail(error: Error): void
  /** Settles when the reader has returned. */
  readonly returned: Promise<void>
}

type Item<T> = { readonly value: T } | { readonly error: Error } | 'end'

export function createStream<T>(...first: T[]): Stream<T> {
  const items: Item<T>[] = first.map((value) => ({ value }))
  const { promise: returned, resolve: hasReturned } = Promise.withResolvers<void>()
  let wake: (() => void) | undefined

  function add(item: Item<T>): void {
    items.push(item)
    wake?.()
  }

  const stream: Stream<T> = {
    push: (value) => add({ value }),
    end: () => add('end'),
    fail: (error) => add({ error }),
    returned,
    async next() {
      while (items.length === 0) await new Promise<void>((resolve) => (wake = resolve))
      const item = items.shift() ?? 'end'
      if (item === 'end') return { value: undefined, done: true }
      if ('error' in item) throw item.error
      return { value: item.value, done: false }
    },
    return() {
      add('end')
      hasReturned()
      return Promise.resolve({ value: undefined, done: true })
    },
    [Symbol.asyncIterator]: () => stream,
  }
  return stream
}
