import { useEffect, useRef, useState, type KeyboardEvent } from 'react'

/** How long a person may stop typing before what stands there is taken. */
const idleMs = 500

export interface Draft {
  readonly text: string
  readonly onChange: (text: string) => void
  readonly onBlur: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

const endsTyping = (event: KeyboardEvent, takesEnter: boolean): boolean =>
  (event.key === 'Enter' && takesEnter) ||
  event.key === 'Escape' ||
  event.key === 'Tab' ||
  ((event.ctrlKey || event.metaKey) && event.key.length > 1) ||
  /^F\d+$/.test(event.key)

/**
 * Words while they are typed. They are taken as one change when the field is left, on Enter, after half a second without
 * a key, before a command by keys acts, and before the field or the window goes.
 *
 * @param saved - What the label says; while nobody types, the field says it too.
 * @param take - Is given what stands there when it differs from `saved`.
 */
export const useDraft = (saved: string, take: (text: string) => void, takesEnter = true): Draft => {
  const [typed, setTyped] = useState<string | null>(null)
  const latest = useRef({ typed, saved, take })
  useEffect(() => {
    latest.current = { typed, saved, take }
  })
  const [settle] = useState(() => () => {
    const now = latest.current
    latest.current = { ...now, typed: null }
    if (now.typed !== null && now.typed !== now.saved) now.take(now.typed)
  })
  useEffect(() => {
    if (typed === null || typed === saved) return
    const timer = setTimeout(settle, idleMs)
    return () => clearTimeout(timer)
  }, [typed, saved, settle])
  useEffect(() => {
    window.addEventListener('beforeunload', settle, { capture: true })
    return () => {
      window.removeEventListener('beforeunload', settle, { capture: true })
      settle()
    }
  }, [settle])
  return {
    text: typed ?? saved,
    onChange: (text) => {
      latest.current = { ...latest.current, typed: text }
      setTyped(text)
    },
    onBlur: () => {
      settle()
      setTyped(null)
    },
    onKeyDown: (event) => {
      if (endsTyping(event, takesEnter)) settle()
    },
  }
}
