import { useEffect, useState } from 'react'

interface LoadedText {
  readonly url: string
  readonly text: string | null
}

/**
 * Reads the text of a part exactly as it is stored: byte order mark and line breaks kept, as offsets count them.
 *
 * @returns The text, `undefined` while it loads, `null` when it cannot be had.
 */
export const usePartText = (url: string): string | null | undefined => {
  const [loaded, setLoaded] = useState<LoadedText | null>(null)
  useEffect(() => {
    let left = false
    const read = async (): Promise<string | null> => {
      const response = await fetch(url, { cache: 'no-store' })
      if (!response.ok) return null
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
    }
    read()
      .catch(() => null)
      .then((text) => {
        if (!left) setLoaded({ url, text })
      })
    return () => {
      left = true
    }
  }, [url])
  return loaded?.url === url ? loaded.text : undefined
}
