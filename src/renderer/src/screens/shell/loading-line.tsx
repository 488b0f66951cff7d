import { useEffect, useState } from 'react'
import { usePendingCount } from '../../station/station-provider.tsx'

/** How long a call may take before the line shows. */
const patienceMs = 300

const Line = () => {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  return late ? <div className="loading-line" role="progressbar" aria-label="Loading" /> : null
}

/** Two pixels under the title bar while the station is being asked for longer than a moment. */
export const LoadingLine = () => (usePendingCount() > 0 ? <Line /> : null)
