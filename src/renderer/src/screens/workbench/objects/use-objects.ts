import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { LabelId } from '../../../../../shared/ids.ts'
import type { ItemKind } from '../../../../../shared/labels/finish-rules.ts'
import type { Ontology } from '../../../../../shared/labels/ontology.ts'
import type { ItemDocument } from '../../../document/item-document.ts'
import { LiveObjects } from './live-objects.ts'

export interface ObjectsOf {
  readonly doc: ItemDocument
  readonly ontology: Ontology
  readonly kind: ItemKind
  readonly selection: ReadonlySet<LabelId>
}

const nothingHidden = () => false

/** The objects of an open item. */
export const useObjects = ({ doc, ontology, kind, selection }: ObjectsOf): LiveObjects => {
  const objects = useMemo(
    () => new LiveObjects({ doc, ontology, kind, isHidden: nothingHidden }),
    [doc, ontology, kind],
  )
  useEffect(() => objects.start(), [objects])
  useEffect(() => objects.stay(selection), [objects, selection])
  return objects
}

/** Shows the component again whenever the objects may look different. */
export const useObjectsVersion = (objects: LiveObjects): number =>
  useSyncExternalStore(objects.subscribe, objects.version)
