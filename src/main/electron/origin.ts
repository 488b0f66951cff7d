import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { failureMessages, isFailure, type FailureCode } from '../../shared/failures.ts'
import { discard } from '../guard/shard/discard.ts'
import type { ReadPurpose } from '../../shared/ipc/work.ts'
import type { ModelPixels } from '../models/messages.ts'
import type { TilePlace } from '../../shared/pyramid.ts'
import { sliceFor } from './byte-range.ts'
import { readPictureBody } from './picture-body.ts'

/** Where the bytes of items come from: decrypted in memory, one part or one tile of it at a time. */
export type ItemBytes = (request: {
  shardId: string
  index: number
  part: string
  tile?: TilePlace | undefined
  purpose: ReadPurpose
}) => Promise<{ mediaType: string; bytes: Uint8Array }>

/** Takes decoded pixels of an item's part for a model: what is sent to the address that the part is read from. */
export type TakePicture = (
  place: { readonly shardId: string; readonly index: number; readonly part: string },
  pixels: ModelPixels,
) => void

/** What goes between the window and the items, besides the calls. */
export interface ItemTraffic {
  readonly itemBytes: ItemBytes
  readonly takePicture: TakePicture
}

/** The only origin that exists for the window. */
export const origin = 'app://workstation'

/** A part of an item; where three numbers follow, the tile at this level, column and row. */
const itemAddress =
  /^\/item\/([A-Za-z0-9_-]{4,64})\/(0|[1-9][0-9]{0,8})\/([^/]{1,200})(?:\/(0|[1-9][0-9]?)\/(0|[1-9][0-9]{0,5})\/(0|[1-9][0-9]{0,5}))?$/

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Types that the window may be told for an item; anything else is bytes without a meaning. */
const itemMediaType =
  /^(?:image\/(?:jpeg|png|gif|webp|avif|bmp|tiff)|text\/plain(?:; ?charset=utf-8)?|application\/json)$/i

/** Inline style attributes are what the interface library positions its floating parts with; scripts have no such exception. */
const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** A document made of an item's bytes may do nothing at all. */
const itemPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"

/** Abilities of the browser part that no page of ours asks for, shut a second time: the session refuses them too. */
const closedAbilities = [
  'bluetooth',
  'camera',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'geolocation',
  'hid',
  'idle-detection',
  'local-fonts',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'screen-wake-lock',
  'serial',
  'usb',
]
  .map((ability) => `${ability}=()`)
  .join(', ')

const commonHeaders = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': closedAbilities,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/**
 * Answers every request of the window: the files of the built renderer, listed once at start, and the parts of items.
 *
 * A path is looked up, never joined, so no path can leave the folder. Item bytes are asked for at every request and never
 * kept, so a shard that was shut answers no more.
 *
 * @param rendererDir - The built renderer.
 * @param traffic - Throws a failure when the person may not read this item now.
 */
export const createOriginHandler = (
  rendererDir: string,
  { itemBytes, takePicture }: ItemTraffic,
): ((request: Request) => Promise<Response>) => {
  const files = listFiles(rendererDir)
  return async (request) => {
    const url = new URL(request.url)
    if (`${url.protocol}//${url.host}` !== origin) return refuse('STRANGER')
    const item = itemAddress.exec(url.pathname)
    if (request.method === 'POST' && item !== null) return takeIn(request, item, takePicture)
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response(null, { status: 405, headers: commonHeaders })
    if (item !== null) return answerItem(request, item, itemBytes)
    const file = files.get(url.pathname === '/' ? '/index.html' : url.pathname)
    return file === undefined ? refuse('NOT_FOUND') : answerFile(file)
  }
}

/** Walks by hand: inside the archive of a packaged app a listing knows names and kinds, and nothing deeper. */
const listFiles = (folder: string): ReadonlyMap<string, string> => {
  const files = new Map<string, string>()
  const walk = (below: string, address: string): void => {
    for (const entry of readdirSync(below, { withFileTypes: true })) {
      const file = path.join(below, entry.name)
      if (entry.isDirectory()) walk(file, `${address}${entry.name}/`)
      else if (entry.isFile() && mediaTypes[path.extname(entry.name)] !== undefined)
        files.set(`${address}${entry.name}`, file)
    }
  }
  walk(folder, '/')
  return files
}

const answerFile = async (file: string): Promise<Response> => {
  const mediaType = mediaTypes[path.extname(file)] ?? 'application/octet-stream'
  const headers = { ...commonHeaders, 'Content-Type': mediaType, 'Content-Security-Policy': pagePolicy }
  return new Response(new Uint8Array(await readFile(file)), { headers })
}

/** The window says when it reads ahead, by a closed word; whatever else it says is a read like any other. */
const purposeOf = (request: Request): ReadPurpose => {
  const asked = new URL(request.url).searchParams.get('for')
  return asked === 'thumbnail' || asked === 'ahead' ? asked : 'work'
}

const answerItem = async (request: Request, address: RegExpExecArray, itemBytes: ItemBytes): Promise<Response> => {
  const [, shardId = '', index = '', part = '', level, column, row] = address
  try {
    const { mediaType, bytes } = await itemBytes({
      shardId,
      index: Number(index),
      part: decodeURIComponent(part),
      tile: level === undefined ? undefined : { level: Number(level), column: Number(column), row: Number(row) },
      purpose: purposeOf(request),
    })
    const headers = {
      ...commonHeaders,
      'Accept-Ranges': 'bytes',
      'Content-Security-Policy': itemPolicy,
      'Content-Type': itemMediaType.test(mediaType) ? mediaType : 'application/octet-stream',
    }
    // A response copies what it is made of (Fetch § extract a body), so the item's own bytes end here.
    const answer = sliceFor(request, bytes, headers)
    discard(bytes)
    return answer
  } catch (error) {
    return refuse(isFailure(error) ? error.code : error instanceof URIError ? 'NOT_FOUND' : 'INTERNAL')
  }
}

/** Raw pixels go this way because a call would write them as text under some runtimes. */
const takeIn = async (request: Request, address: RegExpExecArray, takePicture: TakePicture): Promise<Response> => {
  const [, shardId = '', index = '', part = ''] = address
  try {
    const pixels = await readPictureBody(request)
    takePicture({ shardId, index: Number(index), part: decodeURIComponent(part) }, pixels)
    return new Response(null, { status: 204, headers: commonHeaders })
  } catch (error) {
    return refuse(isFailure(error) ? error.code : error instanceof URIError ? 'NOT_FOUND' : 'INTERNAL')
  }
}

const refuse = (code: FailureCode): Response => {
  const status = code === 'NOT_FOUND' ? 404 : code === 'INTERNAL' ? 500 : 403
  return Response.json(
    { code, message: failureMessages[code] },
    { status, headers: { ...commonHeaders, 'Content-Security-Policy': itemPolicy } },
  )
}
