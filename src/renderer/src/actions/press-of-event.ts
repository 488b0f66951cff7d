import type { Press } from './press.ts'

/** A press as the browser reports it, or null while an input method is composing: then the key is the method's. */
export const pressOfEvent = (event: KeyboardEvent): Press | null =>
  event.isComposing || event.key === 'Process'
    ? null
    : {
        key: event.key,
        code: event.code,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        shiftKey: event.shiftKey,
        altKey: event.altKey,
        altGraph: event.getModifierState('AltGraph'),
      }
