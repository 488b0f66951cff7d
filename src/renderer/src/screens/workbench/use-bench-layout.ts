import { useMemo } from 'react'
import type { ChoiceFormat } from './choice-format.ts'
import { useKept, useKeptChoice } from './use-kept-choice.ts'

/** How wide the panel may be, in CSS pixels. */
export const panelWidths = { least: 240, most: 420 } as const

/** Which parts around the content are shown and how wide they are; kept per person. */
export interface BenchLayout {
  readonly panel: boolean
  readonly strip: boolean
  readonly setPanel: (shown: boolean) => void
  readonly setStrip: (shown: boolean) => void
  /** A width that {@link panelWidthNear} gives; null: as wide as the window asks for. */
  readonly panelWidth: number | null
  readonly setPanelWidth: (width: number | null) => void
}

/** The nearest width that the panel may have, in whole CSS pixels. */
export const panelWidthNear = (width: number): number =>
  Math.round(Math.min(Math.max(width, panelWidths.least), panelWidths.most))

const widthFormat: ChoiceFormat<number | null> = {
  read: (kept) => (Number(kept) > 0 ? panelWidthNear(Number(kept)) : null),
  write: (width) => String(width ?? 0),
}

export const useBenchLayout = (): BenchLayout => {
  const [panel, setPanel] = useKeptChoice('workbench.panel', true)
  const [strip, setStrip] = useKeptChoice('workbench.strip', true)
  const [panelWidth, setPanelWidth] = useKept('workbench.panel-width', null, widthFormat)
  return useMemo(
    () => ({ panel, setPanel, strip, setStrip, panelWidth, setPanelWidth }),
    [panel, setPanel, strip, setStrip, panelWidth, setPanelWidth],
  )
}
