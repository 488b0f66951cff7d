import { device } from './device.ts'
import { members } from './members.ts'
import { models } from './models.ts'
import { projects } from './projects.ts'
import { review } from './review.ts'
import { dialogs, session, window } from './session.ts'
import { shortcutCalls } from './shortcuts.ts'
import { suggestions } from './suggestions.ts'
import { work } from './work.ts'

/** Every call and notice that crosses the process boundary. The window imports this as a type only. */
export const contract = {
  session,
  dialogs,
  window,
  work,
  review,
  projects,
  models,
  suggestions,
  members,
  device,
  shortcuts: shortcutCalls,
}
export type StationContract = typeof contract
