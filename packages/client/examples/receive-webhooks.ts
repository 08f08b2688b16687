// WEBHOOK_SECRET=whsec_… node receive-webhooks.ts [PORT]: prints what a webhook tells.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { verifyWebhook } from '@onrecord/client'

const { WEBHOOK_SECRET: secret = '' } = process.env
const seen = new Set<string>()

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const event = verifyWebhook(secret, { headers: request.headers, body: await text(request) })
    // At least once: the same id may come again. Keep ids where they survive a restart.
    if (!seen.has(event.id)) console.log(event.type, ...('seq' in event ? [event.dossier, event.seq] : []))
    seen.add(event.id)
    response.writeHead(204).end()
  } catch {
    response.writeHead(400).end()
  }
}

const server = createServer((request, response) => void receive(request, response))
server.listen(Number(process.argv[2] ?? 9000), '127.0.0.1', () => console.log('listening'))
