import { useCallback, useEffect, useMemo, useState } from 'react'
import { useStation } from '../../station/station-provider.tsx'
import { useKeptChoice } from './use-kept-choice.ts'

/** How wide the panel may be, in CSS pixels. */
export const panelWidths = { least: 240, most: 420 } as const

/** Which parts around the content are shown and how wide they are; kept per person. */
export interface BenchLayout {
  readonly panel: boolean
  readonly strip: boolean
  readonly setPanel: (shown: boolean) => void
  readonly setStrip: (shown: boolean) => void
  /** Null: as wide as the window asks for. */
  readonly panelWidth: number | null
  readonly setPanelWidth: (width: number | null) => void
}

const within = (width: number): number => Math.round(Math.min(Math.max(width, panelWidths.least), panelWidths.most))

/** How wide the panel is; kept when it rests. */
const useKeptWidth = (): readonly [number | null, (width: number | null) => void] => {
  const station = useStation()
  const [width, setWidth] = useState<number | null>(null)
  useEffect(() => {
    let dropped = false
    station.device.preferences({}).then(
      (kept) => {
        const found = Number(kept['workbench.panel-width'])
        if (!dropped && found > 0) setWidth(within(found))
      },
      () => {},
    )
    return () => {
      dropped = true
    }
  }, [station])
  const choose = useCallback(
    (next: number | null) => {
      const value = next === null ? null : within(next)
      setWidth(value)
      station.device.prefer({ name: 'workbench.panel-width', value: String(value ?? 0) }).catch(() => {})
    },
    [station],
  )
  return [width, choose]
}

export const useBenchLayout = (): BenchLayout => {
  const [panel, setPanel] = useKeptChoice('workbench.panel', true)
  const [strip, setStrip] = useKeptChoice('workbench.strip', true)
  const [panelWidth, setPanelWidth] = useKeptWidth()
  return useMemo(
    () => ({ panel, setPanel, strip, setStrip, panelWidth, setPanelWidth }),
    [panel, setPanel, strip, setStrip, panelWidth, setPanelWidth],
  )
}
