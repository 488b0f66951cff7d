import type { NoteWindowEvent } from '../../shared/audit/window-events.ts'

/** Sessions and pages are locked before there is a station with an audit trail: what happens until then waits here. */
export interface WindowNotes {
  readonly note: NoteWindowEvent
  /** Hands over what waited and from now on everything at once. */
  readonly attach: (note: NoteWindowEvent) => void
}

/** Nothing of ours is blocked before the window is there; more than this is left out. */
const waitingAtMost = 100

export const createWindowNotes = (): WindowNotes => {
  let attached: NoteWindowEvent | null = null
  const waiting: Parameters<NoteWindowEvent>[] = []
  /** A trail that cannot be written must not undo the block: the fault is logged as one that nobody caught. */
  const safely = (note: NoteWindowEvent, told: Parameters<NoteWindowEvent>): void => {
    try {
      note(...told)
    } catch (error) {
      queueMicrotask(() => {
        throw error
      })
    }
  }
  return {
    note: (event, reason) => {
      if (attached) safely(attached, [event, reason])
      else if (waiting.length < waitingAtMost) waiting.push([event, reason])
    },
    attach: (note) => {
      attached = note
      for (const told of waiting.splice(0)) safely(note, told)
    },
  }
}
