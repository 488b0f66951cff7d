import { useEffect, useRef, useState } from 'react'
import { useKeyReading } from '../../../actions/actions-provider.tsx'
import { keysOfChord } from '../../../actions/keys.ts'
import { pressOfEvent } from '../../../actions/press-of-event.ts'
import { chordOfPress } from '../../../actions/press-reader.ts'

/** How long it waits for a further key of a sequence. */
const sequenceWaitMs = 900
const longestSequence = 2

/**
 * Takes the next keys that are pressed, before anything else sees them. Escape gives up, Tab goes on as ever.
 *
 * @returns What has been pressed so far.
 */
export const useRecorder = (onKeys: (keys: string) => void, onGiveUp: () => void): string => {
  const { reader } = useKeyReading()
  const [pressed, setPressed] = useState<readonly string[]>([])
  const told = useRef({ onKeys, onGiveUp })
  useEffect(() => {
    told.current = { onKeys, onGiveUp }
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const press = pressOfEvent(event)
      if (press === null || press.key === 'Tab') return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (press.key === 'Escape') {
        told.current.onGiveUp()
        return
      }
      const chord = event.repeat ? null : chordOfPress(reader.read(press), reader.isMac)
      if (chord) setPressed((before) => [...before, keysOfChord(chord)].slice(0, longestSequence))
    }
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [reader])
  useEffect(() => {
    if (pressed.length === 0) return
    const wait = pressed.length === longestSequence ? 0 : sequenceWaitMs
    const timer = setTimeout(() => told.current.onKeys(pressed.join(' ')), wait)
    return () => clearTimeout(timer)
  }, [pressed])
  return pressed.join(' ')
}
