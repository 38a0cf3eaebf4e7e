/** What is pushed here comes out of the iterator, in order; `end` lets the reader finish what is there and then stop. */
export interface Queue<T> extends AsyncIterableIterator<T> {
  push(value: T): void
  end(): void
  /** Values that nobody has read yet. */
  readonly size: number
}

/** @param onReturn called once, when the reader stops reading or `end` is called */
export function createQueue<T>(onReturn: () => void = () => undefined): Queue<T> {
  const values: T[] = []
  const readers: ((result: IteratorResult<T>) => void)[] = []
  let ended = false

  function end(): void {
    if (ended) return
    ended = true
    for (const read of readers.splice(0)) read({ value: undefined, done: true })
    onReturn()
  }

  return {
    push(value) {
      if (ended) return
      const read = readers.shift()
      if (read) read({ value, done: false })
      else values.push(value)
    },
    end,
    get size() {
      return values.length
    },
    next() {
      const [value] = values.splice(0, 1)
      if (value !== undefined) return Promise.resolve({ value, done: false })
      if (ended) return Promise.resolve({ value: undefined, done: true })
      return new Promise((read) => readers.push(read))
    },
    return() {
      values.length = 0
      end()
      return Promise.resolve({ value: undefined, done: true })
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
