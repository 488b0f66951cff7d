import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Answers a request for the app's own origin. */
export type OriginHandler = (request: Request) => Response | Promise<Response>

/** The loopback origin that stands for an origin of a custom scheme, which Chromium cannot navigate to. */
export interface OriginServer {
  /** Such as `app://workstation`. */
  readonly appOrigin: string
  /** Such as `http://127.0.0.1:40123`. */
  readonly loopback: string
  /** The secret of this run; a request without it gets 403. */
  readonly cookie: { readonly name: string; readonly value: string }
}

const cookieName = 'standin'

/** Serves one origin on a free loopback port. Bodies stream; nothing is kept. */
export const serveOrigin = async (
  appOrigin: string,
  handler: () => OriginHandler | undefined,
): Promise<OriginServer> => {
  const secret = randomBytes(32).toString('hex')
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch(() => {
      outgoing.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The loopback server has no port')
  const host = `127.0.0.1:${address.port.toString()}`
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const handle = handler()
    if (incoming.headers.host !== host || !holds(incoming.headers.cookie, secret) || handle === undefined) {
      outgoing.writeHead(403).end()
      return
    }
    await send(await handle(requestFrom(appOrigin, incoming)), outgoing)
  }
  return { appOrigin, loopback: `http://${host}`, cookie: { name: cookieName, value: secret } }
}

const holds = (cookies: string | undefined, secret: string): boolean => {
  const given = /(?:^|; )standin=([0-9a-f]{64})(?:;|$)/.exec(cookies ?? '')?.[1]
  return given !== undefined && timingSafeEqual(Buffer.from(given), Buffer.from(secret))
}

/** The app sees what it would see in Electron: its own scheme and no cookie of ours. */
const requestFrom = (appOrigin: string, incoming: IncomingMessage): Request => {
  const headers = new Headers()
  for (const name of ['accept', 'range', 'if-range'])
    if (typeof incoming.headers[name] === 'string') headers.set(name, incoming.headers[name])
  const method = incoming.method ?? 'GET'
  const body = method === 'POST' ? (Readable.toWeb(incoming) as ReadableStream) : undefined
  return new Request(`${appOrigin}${incoming.url ?? '/'}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body, duplex: 'half' }),
  })
}

const send = async (response: Response, outgoing: ServerResponse): Promise<void> => {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  if (response.body === null) outgoing.end()
  else await pipeline(Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]), outgoing)
}
