import { connect, type Socket } from 'node:net'

/** What a crowd is told to do, and what it answers. */
export type CrowdOrder = { port: number; path: string; authorization: string; count: number }
export type CrowdReport = { listening: true } | { heard: number }

/** Connections that are opened at a time. */
const AT_A_TIME = 50

// Listeners of an event stream in a process of their own: plain sockets, so that what they cost is not the server's.
process.once('message', (order: CrowdOrder) => void listen(order))
process.once('disconnect', () => process.exit())

async function listen({ port, path, authorization, count }: CrowdOrder): Promise<void> {
  const heard = new Map<number, number>()
  const hear = (seq: number): void => {
    const listeners = (heard.get(seq) ?? 0) + 1
    heard.set(seq, listeners)
    if (listeners === count) report({ heard: seq })
  }
  const open = async (): Promise<void> => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.write(
      `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: text/event-stream\r\nauthorization: ${authorization}\r\n\r\n`,
    )
    await begun(socket)
    let rest = ''
    socket.on('data', (piece: string) => {
      const lines = (rest + piece).split('\n')
      rest = lines.pop() ?? ''
      for (const [nth, line] of lines.entries()) {
        if (line.startsWith('id: ') && lines[nth + 1]?.startsWith('event: ')) hear(Number(line.slice(4)))
      }
    })
  }
  for (let opened = 0; opened < count; opened += AT_A_TIME) {
    await Promise.all(Array.from({ length: Math.min(AT_A_TIME, count - opened) }, open))
  }
  report({ listening: true })
}

/** Resolves when the stream has begun: its first block, which tells where it stands, has come. */
function begun(socket: Socket): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let text = ''
  const take = (piece: string): void => {
    text += piece
    if (!text.startsWith('HTTP/1.1 200')) return reject(new Error(text.slice(0, 300)))
    if (!text.includes('retry: ')) return
    socket.off('data', take)
    resolve()
  }
  socket.setEncoding('utf8').on('error', reject).on('data', take)
  return promise
}

function report(report: CrowdReport): void {
  process.send?.(report)
}
