import { z } from 'zod'
import { fileToken, folderToken } from '../ids.ts'
import { call } from './define.ts'

/** One press with its modifiers, or several with a space between: `C`, `Mod+K`, `G W`, `Shift+F6`. */
const keys = z
  .string()
  .regex(
    /^(?:(?:Mod|Alt|Shift)\+){0,3}(?:\S|[A-Z][A-Za-z0-9]{1,14})(?: (?:(?:Mod|Alt|Shift)\+){0,3}(?:\S|[A-Z][A-Za-z0-9]{1,14})){0,2}$/u,
  )

/** The name of an action, dotted. Which actions there are is the window's to know. */
const actionId = z.string().regex(/^[a-z][a-z0-9.-]{1,40}$/)

/** The keys of one person: a profile, and what this person has on other keys. An empty list means no keys. */
export const shortcuts = z.strictObject({
  profile: z.string().regex(/^[a-z][a-z-]{1,30}$/),
  own: z
    .record(actionId, z.array(keys).max(8))
    .refine((own) => Object.keys(own).length <= 500, 'More actions than there are'),
})
export type Shortcuts = z.infer<typeof shortcuts>

/** The keys of the person at this workstation; kept encrypted with the home, and carried to another one in a file. */
export const shortcutCalls = {
  kept: call({ requires: 'device:read', input: z.object({}), output: shortcuts }),
  keep: call({ requires: 'device:write', input: shortcuts, output: z.object({}) }),
  /** Writes them into a folder, as a file that `importFrom` reads. */
  exportTo: call({
    requires: 'device:write',
    input: z.object({ folder: folderToken }),
    output: z.object({ file: z.string() }),
  }),
  /** Reads a file; nothing is kept yet. */
  importFrom: call({ requires: 'device:read', input: z.object({ file: fileToken }), output: shortcuts }),
}
