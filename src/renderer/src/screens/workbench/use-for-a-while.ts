import { useEffect, useState } from 'react'

/** A state that is null again after a while: for what is said over the work and must not stay there. */
export const useForAWhile = <T>(ms: number) => {
  const [value, setValue] = useState<T | null>(null)
  useEffect(() => {
    if (value === null) return
    const timer = setTimeout(() => setValue(null), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return [value, setValue] as const
}
