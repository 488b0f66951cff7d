import { useMemo } from 'react'
import { useActions } from '../../../actions/actions-provider.tsx'
import type { Offer } from '../../../actions/registry.ts'
import type { ImageView } from '../../../canvas/image-view.ts'
import { toggleGuides } from './guides.ts'

const nextCrosshair = { drawing: 'always', always: 'never', never: 'drawing' } as const
const nextNaming = { always: 'hover', hover: 'off', off: 'always' } as const

const viewOffers = (view: ImageView): Offer[] => [
  { id: 'view.fit', run: view.fit },
  { id: 'view.actual-size', run: view.actualSize },
  { id: 'view.zoom-in', run: () => view.zoomBy(1.25) },
  { id: 'view.zoom-out', run: () => view.zoomBy(1 / 1.25) },
  { id: 'view.rotate-right', run: () => view.turnBy(90) },
  { id: 'view.rotate-left', run: () => view.turnBy(270) },
  { id: 'view.invert', run: () => view.setLook({ invert: !view.get().look.invert }) },
  { id: 'view.equalise', run: () => view.setLook({ equalise: !view.get().look.equalise }) },
  { id: 'view.grid', run: () => view.setLook({ pixelGrid: !view.get().look.pixelGrid }) },
  { id: 'view.crosshair', run: () => view.setCrosshair(nextCrosshair[view.get().crosshair]) },
  { id: 'view.names', run: () => view.setDisplay({ names: nextNaming[view.get().display.names] }) },
  { id: 'view.guides', run: () => toggleGuides(view) },
  { id: 'view.surround', run: view.stepSurround },
]

export interface ViewActionParts {
  /** Null on items without a picture. */
  readonly view: ImageView | null
  readonly onAdjust: (opened: boolean) => void
}

/** Keys and commands that change how the picture is looked at. */
export const useViewActions = ({ view, onAdjust }: ViewActionParts): void => {
  useActions(
    useMemo<readonly Offer[]>(
      () => (view ? [...viewOffers(view), { id: 'view.adjust', run: () => onAdjust(true) }] : []),
      [view, onAdjust],
    ),
  )
}
