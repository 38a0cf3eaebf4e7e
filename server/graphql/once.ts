/** A subscription that has one thing to say. */
export async function* once<T>(message: T): AsyncGenerator<T> {
  yield message
}
