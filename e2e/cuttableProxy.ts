import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A way to a server on which the WebSockets can be cut, the way a network does it: without a word. */
export interface CuttableProxy {
  readonly url: string
  /** Cuts the WebSockets that are open; what is asked over plain HTTP gets through. */
  cutSockets(): void
  close(): Promise<void>
}

export async function openCuttableProxy(target: string): Promise<CuttableProxy> {
  const { hostname, port } = new URL(target)
  const open = new Set<Socket>()
  const webSockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    const ends = [client, upstream]
    const cut = (): void => ends.forEach((end) => end.destroy())
    client.once('data', (head) => {
      if (/^upgrade: websocket/im.test(head.toString('latin1'))) webSockets.add(client)
    })
    client.pipe(upstream).pipe(client)
    open.add(client)
    client.once('close', () => {
      open.delete(client)
      webSockets.delete(client)
    })
    for (const end of ends) end.on('error', cut).once('close', cut)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutSockets: () => webSockets.forEach((socket) => socket.destroy()),
    async close() {
      open.forEach((socket) => socket.destroy())
      server.close()
      await once(server, 'close')
    },
  }
}
