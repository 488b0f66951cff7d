/** What the command line of the app may say. Everything else is refused. */
export interface Switches {
  /** Folder that holds everything of one workstation; `null` means the usual place of this account. */
  readonly homeDir: string | null
}

export type SwitchReading =
  { readonly ok: true; readonly switches: Switches } | { readonly ok: false; readonly sentence: string }

/** Exit code of a command line that is refused (sysexits.h: EX_USAGE). */
export const refusedExitCode = 64

/**
 * Variables that make the runtime write to a file what it holds, or run or trust something else than the app. The fuses of a package
 * switch some of them off; the app does not rely on it.
 */
const refusedVariables: Readonly<Record<string, string>> = {
  ELECTRON_ENABLE_LOGGING: 'would write to a file',
  ELECTRON_LOG_FILE: 'would write to a file',
  CHROME_LOG_FILE: 'would write to a file',
  SSLKEYLOGFILE: 'would write to a file',
  NODE_V8_COVERAGE: 'would write to a file',
  ELECTRON_RUN_AS_NODE: 'would run something else than the app',
  ELECTRON_NO_ASAR: 'would run something else than the app',
  NODE_OPTIONS: 'would run something else than the app',
  NODE_REPL_EXTERNAL_MODULE: 'would run something else than the app',
}

/**
 * Reads the command line of the app from an allow-list.
 *
 * The runtime obeys hundreds of switches that open a debugger, move the profile or switch the sandbox off
 * (`--inspect`, `--remote-debugging-port`, `--user-data-dir`, `--no-sandbox`, `--js-flags`, `--load-extension`); a list of bad ones would
 * never be whole. Stray words are refused too, because on Windows `/switch` is a switch.
 *
 * @param words - The command line without the program and, in development, without the script.
 * @param environment - Looked at for variables that write files or run other code; others are ignored.
 */
export const readSwitches = (
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): SwitchReading => {
  const variable = Object.keys(refusedVariables).find((name) => (environment[name] ?? '') !== '')
  if (variable !== undefined)
    return refuse(`The variable ${variable} ${refusedVariables[variable] ?? ''}. Unset it, then start again.`)
  let homeDir: string | null = null
  const rest = [...words]
  while (rest.length > 0) {
    const word = rest.shift() ?? ''
    const value = word === '--home' ? rest.shift() : word.startsWith('--home=') ? word.slice('--home='.length) : null
    if (value === null) return refuse(`The app does not know ${nameOf(word)}. It takes --home DIR only.`)
    if (value === undefined || value === '' || value.startsWith('-')) return refuse('The switch --home needs a folder.')
    if (homeDir !== null) return refuse('The switch --home may be given once.')
    homeDir = value
  }
  return { ok: true, switches: { homeDir } }
}

/**
 * The part of the command line that is ours: all of it when packaged, else what follows the script, because before it
 * stand the words for the development runtime.
 */
export const ownWords = (commandLine: readonly string[], isPackaged: boolean): readonly string[] => {
  if (isPackaged) return commandLine.slice(1)
  const script = commandLine.findIndex((word, index) => index > 0 && !word.startsWith('-'))
  return script === -1 ? [] : commandLine.slice(script + 1)
}

const refuse = (sentence: string): SwitchReading => ({ ok: false, sentence })

/** Only the name of a switch is repeated; its value may be private. */
const nameOf = (word: string): string => /^--?[a-zA-Z][a-zA-Z0-9-]*/.exec(word)?.[0] ?? 'a word on the command line'
