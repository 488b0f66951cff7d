import { useCallback, useEffect, useState } from 'react'

export type PartText =
  { readonly stage: 'loading' } | { readonly stage: 'ready'; readonly text: string } | { readonly stage: 'failed' }

/**
 * Reads the text of a part exactly as stored: byte order mark and line breaks are characters like any other, because
 * offsets count them.
 *
 * @param url - Relative to the window's origin.
 */
export const usePartText = (url: string): readonly [PartText, retry: () => void] => {
  const [attempt, setAttempt] = useState(0)
  const [held, setHeld] = useState<{ readonly key: string; readonly result: PartText } | null>(null)
  const key = `${attempt} ${url}`
  useEffect(() => {
    const stop = new AbortController()
    const read = async (): Promise<PartText> => {
      const response = await fetch(url, { signal: stop.signal, cache: 'no-store' })
      if (!response.ok) return { stage: 'failed' }
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
      return { stage: 'ready', text: decoder.decode(await response.arrayBuffer()) }
    }
    read().then(
      (result) => setHeld({ key, result }),
      () => {
        if (!stop.signal.aborted) setHeld({ key, result: { stage: 'failed' } })
      },
    )
    return () => stop.abort()
  }, [key, url])
  const retry = useCallback(() => setAttempt((before) => before + 1), [])
  return [held?.key === key ? held.result : { stage: 'loading' }, retry]
}
