import { useMemo, useSyncExternalStore } from 'react'
import type { Ontology } from '../../../../shared/labels/ontology.ts'
import { useActions } from '../../actions/actions-provider.tsx'
import type { Offer } from '../../actions/registry.ts'
import { windowBrush } from '../../canvas/mask/brush-settings.ts'
import {
  combineMasks,
  fillMasks,
  masksForPolygons,
  masksOf,
  polygonsForMasks,
  subtractBelow,
  turnIntoMasks,
  turnIntoPolygons,
} from '../../canvas/mask/mask-commands.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import type { Bench } from './use-bench.ts'

export interface MaskActionParts {
  readonly bench: Bench
  readonly doc: ItemDocument
  readonly ontology: Ontology
  readonly readOnly: boolean
  /** Something stayed as it was, in words; empty: nothing. */
  readonly onSay: (words: string) => void
}

const turned = (setting: 'followsPressure' | 'subtractsBelow' | 'wandConnected') => () =>
  windowBrush.set({ [setting]: !windowBrush.get()[setting] })

const brushOffers: readonly Offer[] = [
  { id: 'brush.smaller', run: () => windowBrush.resize(-1) },
  { id: 'brush.larger', run: () => windowBrush.resize(1) },
  { id: 'brush.softer', run: () => windowBrush.harden(-1) },
  { id: 'brush.harder', run: () => windowBrush.harden(1) },
  { id: 'brush.pressure', run: turned('followsPressure') },
  { id: 'brush.cut-below', run: turned('subtractsBelow') },
  { id: 'wand.anywhere', run: turned('wandConnected') },
]

interface Counts {
  readonly masks: number
  readonly outlined: number
  readonly filled: number
}

type Parts = Pick<MaskActionParts, 'doc' | 'ontology' | 'onSay'> & Pick<Bench, 'selection' | 'select'>

const maskOffers = ({ doc, ontology, onSay, selection, select }: Parts, counts: Counts): readonly Offer[] => {
  const combine = (how: Parameters<typeof combineMasks>[2]) => () => {
    const left = combineMasks(doc, selection, how)
    if (how !== 'subtract') select(left === null ? [] : [left])
  }
  const toPolygons = () => {
    const stayed = turnIntoPolygons(doc, masksForPolygons(doc, ontology, selection))
    onSay(stayed > 0 ? 'A mask with so many corners stays a mask.' : '')
  }
  const toMasks = () => {
    const stayed = turnIntoMasks(doc, polygonsForMasks(doc, ontology, selection))
    onSay(stayed > 0 ? 'A polygon thinner than a pixel stays a polygon.' : '')
  }
  const [hasOne, hasSeveral] = [counts.masks > 0, counts.masks > 1]
  return [
    { id: 'mask.fill', enabled: hasOne, run: () => fillMasks(doc, selection) },
    { id: 'mask.to-polygon', enabled: counts.outlined > 0, run: toPolygons },
    { id: 'mask.from-polygon', enabled: counts.filled > 0, run: toMasks },
    { id: 'mask.subtract-below', enabled: hasOne, run: () => subtractBelow(doc, selection) },
    { id: 'mask.join', enabled: hasSeveral, run: combine('union') },
    { id: 'mask.subtract', enabled: hasSeveral, run: combine('subtract') },
    { id: 'mask.intersect', enabled: hasSeveral, run: combine('intersect') },
  ]
}

/** Keys and commands of the brush, and what can be done with the selected masks. */
export const useMaskActions = ({ bench, doc, ontology, readOnly, onSay }: MaskActionParts): void => {
  const { selection, select } = bench
  const counted = useSyncExternalStore(doc.subscribe, () =>
    [
      masksOf(doc, selection).length,
      masksForPolygons(doc, ontology, selection).length,
      polygonsForMasks(doc, ontology, selection).length,
    ].join(),
  )
  const offers = useMemo<readonly Offer[]>(() => {
    const parts = { doc, ontology, onSay, selection, select }
    const [masks = 0, outlined = 0, filled = 0] = counted.split(',').map(Number)
    return readOnly ? brushOffers : [...brushOffers, ...maskOffers(parts, { masks, outlined, filled })]
  }, [doc, ontology, readOnly, onSay, selection, select, counted])
  useActions(offers)
}
