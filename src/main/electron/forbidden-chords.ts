/** The keys that are held and the one that goes down. */
export interface Chord {
  readonly key: string
  readonly control: boolean
  readonly meta: boolean
  readonly shift: boolean
}

/** With Control or Command: print, save page, source, open, reload. */
const withControl = new Set(['p', 's', 'u', 'o', 'r'])
/** With Control or Command and Shift: developer tools, print with dialog, save as, reload without cache. */
const withControlAndShift = new Set(['i', 'j', 'c', 'p', 's', 'r', 'k', 'e', 'm'])
const alone = new Set(['f12', 'printscreen', 'browserback', 'browserforward', 'browserrefresh', 'browserhome'])

/**
 * Tells whether a chord would print, save, reload, show the source or open developer tools. The page never sees it.
 *
 * The runtime has no menu and so none of these, but a later one may; a capture key of the system itself cannot be held back.
 * F5 is not among them: the window uses it for "check the exchange", and nothing reloads on it here.
 */
export const isForbiddenChord = ({ key, control, meta, shift }: Chord): boolean => {
  const lower = key.toLowerCase()
  if (alone.has(lower)) return true
  if (!control && !meta) return false
  return shift ? withControlAndShift.has(lower) : withControl.has(lower)
}
