import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** The one way to a server, which can be closed: whoever is inside is cut off, and whoever comes is refused. */
export interface Gate {
  /** `127.0.0.1:port`, open or closed. */
  readonly host: string
  shut(): void
  open(): Promise<void>
  close(): Promise<void>
}

/** @param target of the server, `host:port` */
export async function openGate(target: string): Promise<Gate> {
  const { hostname, port } = new URL(`tcp://${target}`)
  const inside = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    const ends = [client, upstream]
    const cut = (): void => ends.forEach((end) => end.destroy())
    for (const end of ends) end.on('error', cut).once('close', cut)
    client.pipe(upstream).pipe(client)
    inside.add(client)
    client.once('close', () => inside.delete(client))
  })
  let at = 0

  async function open(): Promise<void> {
    if (server.listening) return
    server.listen(at, '127.0.0.1')
    await once(server, 'listening')
    at = (server.address() as AddressInfo).port
  }

  function shut(): void {
    server.close()
    for (const client of inside) client.destroy()
  }

  await open()
  return {
    host: `127.0.0.1:${at}`,
    shut,
    open,
    async close() {
      if (!server.listening) return
      const closed = once(server, 'close')
      shut()
      await closed
    },
  }
}
