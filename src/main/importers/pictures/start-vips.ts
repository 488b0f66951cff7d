import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import startLibrary from 'wasm-vips'

export type Vips = Awaited<ReturnType<typeof startLibrary>>

/** The types of Node.js leave this out: they would come with those of a browser. */
declare const WebAssembly: {
  readonly Memory: new (size: { initial: number; maximum: number; shared: boolean }) => object
}

/** WebAssembly's unit of memory. */
const pageBytes = 65_536
const firstPages = 4096
/** All that decoding one picture may take; what needs more is refused, whatever it says about itself. */
export const memoryLimitBytes = 1024 ** 3

/** Reads from a file that somebody else opened: the only thing of the file system that is left in this thread. */
export type ReadOpened = (fd: number, into: Uint8Array, position: number) => number

/**
 * Starts the decoder inside its WebAssembly memory, then shuts the file system of this thread.
 *
 * The decoder can neither open a file nor write one afterwards, so nothing of a picture can get to the disk, also if a picture
 * takes the decoder over. Call it in a thread that is for nothing else.
 */
export const startVips = async (): Promise<{ vips: Vips; readOpened: ReadOpened }> => {
  const wasmMemory = new WebAssembly.Memory({
    initial: firstPages,
    maximum: memoryLimitBytes / pageBytes,
    shared: true,
  })
  const { readSync } = fs
  const vips = await startLibrary({
    dynamicLibraries: ['vips-heif.wasm'],
    print: ignore,
    printErr: ignore,
    ...{ wasmMemory },
  })
  shutFiles()
  vips.Cache.max(0)
  const readOpened: ReadOpened = (fd, into, position) => readSync(fd, into, 0, into.length, position)
  return { vips, readOpened }
}

const ignore = (): void => {
  // What the library prints may hold words of a client's file.
}

/** Makes every function of `node:fs` refuse, for this thread: builtin modules are its own. */
const shutFiles = (): void => {
  const refuse = (): never => {
    throw Object.assign(new Error('This thread has no files'), { code: 'EACCES' })
  }
  for (const files of [fs, fs.promises] as unknown as Record<string, unknown>[])
    for (const name of Object.keys(files))
      if (/^[a-z]/.test(name) && typeof files[name] === 'function') files[name] = refuse
  syncBuiltinESMExports()
}
