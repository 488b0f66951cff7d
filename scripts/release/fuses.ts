import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses'

/**
 * The nine fuses of the runtime, stated here and nowhere else: `true` means on. Packaging sets them, and `npm run verify-release` reads
 * them back from the finished program.
 */
export const statedFuses = {
  /** `ELECTRON_RUN_AS_NODE` would make the program run any script with the app's own name and key store access. */
  RunAsNode: false,
  /** There is no cookie; should one ever come to be, it is not plain. */
  EnableCookieEncryption: true,
  /** `NODE_OPTIONS` and `NODE_EXTRA_CA_CERTS` would load code and certificates before ours. */
  EnableNodeOptionsEnvironmentVariable: false,
  /** `--inspect` and the signal that starts a debugger. */
  EnableNodeCliInspectArguments: false,
  /** The archive of the app is compared with the digest in the program (Windows, macOS). */
  EnableEmbeddedAsarIntegrityValidation: true,
  /** A folder `app` beside the archive is not run instead of it. */
  OnlyLoadAppFromAsar: true,
  /** No snapshot of our own is shipped. */
  LoadBrowserProcessSpecificV8Snapshot: false,
  /** The window comes from `app:`, so `file:` needs no privileges. */
  GrantFileProtocolExtraPrivileges: false,
  /** Faults in WebAssembly are caught by the processor, not by checks in code that could be missing. */
  WasmTrapHandlers: true,
} as const

type FuseName = keyof typeof statedFuses

const names = Object.keys(statedFuses) as FuseName[]

/**
 * Sets every fuse of a program.
 *
 * Fails when the program has a fuse that is not stated here: a new runtime must not bring an unset one.
 *
 * @param program - The executable; on macOS the `.app` folder.
 */
export const setFuses = async (program: string): Promise<void> => {
  await flipFuses(program, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    ...Object.fromEntries(names.map((name) => [FuseV1Options[name], statedFuses[name]])),
  } as Parameters<typeof flipFuses>[1])
}

/**
 * Reads the fuses of a program back and holds them against what is stated.
 *
 * @returns One sentence for each that differs.
 */
export const fuseComplaints = async (program: string): Promise<string[]> => {
  let wire: Awaited<ReturnType<typeof getCurrentFuseWire>>
  try {
    wire = await getCurrentFuseWire(program)
  } catch {
    return ['The program holds no fuses that could be read.']
  }
  const read = Object.entries(wire).filter(([place]) => place !== 'version')
  const strangers = read
    .filter(([place]) => !names.some((name) => String(FuseV1Options[name]) === place))
    .map(([place]) => `The program has a fuse number ${place} that is not stated in fuses.ts.`)
  const wrong = names.flatMap((name) => {
    const state: unknown = wire[FuseV1Options[name]]
    const on = state === FuseState.ENABLE ? true : state === FuseState.DISABLE ? false : null
    const wanted = statedFuses[name] ? 'on' : 'off'
    if (on === statedFuses[name]) return []
    return [`The fuse ${name} is ${on === null ? 'missing' : on ? 'on' : 'off'}; it is stated as ${wanted}.`]
  })
  return [...strangers, ...wrong]
}
