import { open, type FileHandle } from 'node:fs/promises'
import { plainDatabaseHeader, plainDatabaseValues } from '../../storage/plain-database.ts'
import { needlesOf, type Canary } from './canary.ts'
import { expandLongest } from './inflate.ts'
import { pngPixels } from './png-pixels.ts'
import { createSearcher, type Searcher } from './search.ts'
import { squeezedPlaces, type SqueezedPlace } from './squeezed-places.ts'
import { walkFiles } from './walk-files.ts'

/** One canary found. Only the first of its kind in a file is told. */
export interface Hit {
  readonly file: string
  /** How it was written, outermost last, for example `utf-8 base64 in zlib`; `name` when the file is called so. */
  readonly encoding: string
  /** Where it, or the squeezed bytes around it, begins. */
  readonly offsetBytes: number
  readonly id: string
}

/** How far the scanner goes. */
export interface ScanLimits {
  /** The most that one squeezed stream is followed, in bytes before expanding. */
  readonly squeezedBytes: number
  /** The most that one squeezed stream may become. */
  readonly expandedBytes: number
  /** How many streams inside streams are followed. */
  readonly depth: number
}

/** What a scan looked at and found. A scan with anything in `unreadable` proves nothing about that file. */
export interface ScanResult {
  readonly hits: readonly Hit[]
  /** Files that begin as a database that is not encrypted. */
  readonly plainDatabases: readonly string[]
  readonly unreadable: readonly string[]
  readonly files: number
  readonly bytes: number
}

export const defaultScanLimits: ScanLimits = { squeezedBytes: 32 << 20, expandedBytes: 96 << 20, depth: 3 }
const windowBytes = 4 << 20
const databaseBytes = 256 << 20

interface Report {
  readonly searcher: Searcher
  readonly limits: ScanLimits
  readonly hit: (id: string, encoding: string, offsetBytes: number) => void
}

const expand = (place: SqueezedPlace, input: Buffer, maxOutputBytes: number): Buffer | null =>
  place.as === 'png'
    ? pngPixels(input, maxOutputBytes)
    : (expandLongest(place.as, input, maxOutputBytes)?.output ?? null)

/** Searches bytes that were inside something squeezed, and what is squeezed inside them in turn. */
const searchInside = (
  report: Report,
  content: Buffer,
  inside: { around: string; offset: number; depth: number },
): void => {
  report.searcher.search(content, ({ id, encoding }) => {
    report.hit(id, `${encoding} in ${inside.around}`, inside.offset)
  })
  if (inside.depth >= report.limits.depth) return
  for (const place of squeezedPlaces(content, null)) {
    const next = expand(place, content.subarray(place.offset), report.limits.expandedBytes)
    if (!next || next.length === 0) continue
    const around = `${place.as} in ${inside.around}`
    searchInside(report, next, { around, offset: inside.offset, depth: inside.depth + 1 })
  }
}

interface OpenFile {
  readonly handle: FileHandle
  readonly sizeBytes: number
}

/** What is there of a stretch of a file; no more memory is taken than that. */
const readFrom = async ({ handle, sizeBytes }: OpenFile, offset: number, atMostBytes: number): Promise<Buffer> => {
  const length = Math.max(Math.min(atMostBytes, sizeBytes - offset), 0)
  const buffer = Buffer.allocUnsafe(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, offset + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

/** Nearly every place is chance: a short look decides before more is read. */
const lookBytes = 512
const secondLookBytes = 64 << 10

const expandFrom = async (file: OpenFile, report: Report, place: SqueezedPlace): Promise<Buffer | null> => {
  const { squeezedBytes, expandedBytes } = report.limits
  if (place.as === 'png') return pngPixels(await readFrom(file, place.offset, squeezedBytes), expandedBytes)
  for (const length of [secondLookBytes, squeezedBytes]) {
    const input = await readFrom(file, place.offset, length)
    const expanded = expandLongest(place.as, input, expandedBytes)
    if (!expanded?.goesOn || input.length < length || length === squeezedBytes) return expanded?.output ?? null
  }
  return null
}

const followPlace = async (file: OpenFile, report: Report, place: SqueezedPlace): Promise<void> => {
  const content = await expandFrom(file, report, place)
  if (content) searchInside(report, content, { around: place.as, offset: place.offset, depth: 1 })
}

/** Follows a place in a window of a file; what already ends within a short look is searched without reading more. */
const followInWindow = async (
  file: OpenFile,
  report: Report,
  seen: { window: Buffer; offset: number; place: SqueezedPlace },
): Promise<void> => {
  const { window, offset, place } = seen
  const inFile = { ...place, offset: offset + place.offset }
  if (place.as === 'png') return followPlace(file, report, inFile)
  const look = expandLongest(
    place.as,
    window.subarray(place.offset, place.offset + lookBytes),
    report.limits.expandedBytes,
  )
  if (look?.goesOn) return followPlace(file, report, inFile)
  if (look) searchInside(report, look.output, { around: place.as, offset: inFile.offset, depth: 1 })
}

const scanFile = async (file: OpenFile, report: Report): Promise<void> => {
  const overlap = Math.max(report.searcher.longestBytes, lookBytes)
  for (let offset = 0; offset < file.sizeBytes; offset += windowBytes) {
    const window = await readFrom(file, offset, windowBytes + overlap)
    report.searcher.search(window, ({ id, encoding }, at) => {
      report.hit(id, encoding, offset + at)
    })
    const places = [...squeezedPlaces(window, offset)].filter((place) => place.offset < windowBytes)
    for (const place of places) await followInWindow(file, report, { window, offset, place })
  }
}

/** Long values lie in pieces on many pages; only put together can what is squeezed in them be expanded. */
const scanDatabase = async (file: OpenFile, report: Report): Promise<void> => {
  for (const value of plainDatabaseValues(await readFrom(file, 0, databaseBytes)))
    searchInside(report, value, { around: 'database', offset: 0, depth: 1 })
}

/**
 * Looks for canaries in every file under some roots: as they are, in 8- and 16-bit text, base64 at any alignment, hex, as
 * pixels in any order, in the names of files, and inside deflate, zlib, gzip, ZIP, brotli, zstd, PNG and the values of
 * databases that are not encrypted.
 *
 * Reads in windows that overlap and follows squeezed streams up to a limit, so memory stays bounded whatever lies there.
 * Does not follow links, does not look into files that were deleted but are open, and opens no empty file (the instance
 * lock is one: closing it here would drop the lock). Proves the absence of what it looks for, in these encodings, and no more.
 *
 * @param scan - `skip` leaves a path out; it is then in neither count.
 * @throws `TypeError` for a canary that is too short to be told from chance
 */
export const scanForCanaries = async (scan: {
  readonly roots: readonly string[]
  readonly canaries: readonly Canary[]
  readonly limits?: Partial<ScanLimits> | undefined
  readonly skip?: ((path: string) => boolean) | undefined
}): Promise<ScanResult> => {
  const searcher = createSearcher(scan.canaries.flatMap(needlesOf))
  const limits = { ...defaultScanLimits, ...scan.limits }
  const hits = new Map<string, Hit>()
  const [plainDatabases, unreadable]: [string[], string[]] = [[], []]
  let [files, bytes] = [0, 0]
  for await (const step of walkFiles(scan.roots)) {
    if (step.unreadable !== undefined) unreadable.push(step.unreadable)
    const found = step.file
    if (!found || scan.skip?.(found.path)) continue
    const report: Report = {
      searcher,
      limits,
      hit: (id, encoding, offsetBytes) => {
        const key = `${found.path}\n${id}\n${encoding}`
        if (!hits.has(key)) hits.set(key, { file: found.path, encoding, offsetBytes, id })
      },
    }
    searcher.search(Buffer.from(found.path), ({ id }) => {
      report.hit(id, 'name', 0)
    })
    files += 1
    bytes += found.sizeBytes
    if (found.sizeBytes === 0) continue
    try {
      const handle = await open(found.path, 'r')
      const file = { handle, sizeBytes: found.sizeBytes }
      try {
        await scanFile(file, report)
        if (!(await readFrom(file, 0, 16)).equals(plainDatabaseHeader)) continue
        plainDatabases.push(found.path)
        await scanDatabase(file, report)
      } finally {
        await handle.close()
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') unreadable.push(found.path)
    }
  }
  return { hits: [...hits.values()], plainDatabases, unreadable, files, bytes }
}
