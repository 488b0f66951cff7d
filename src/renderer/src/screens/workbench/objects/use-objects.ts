import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { LabelId } from '../../../../../shared/ids.ts'
import type { ItemKind } from '../../../../../shared/labels/finish-rules.ts'
import type { Ontology } from '../../../../../shared/labels/ontology.ts'
import type { ItemDocument } from '../../../document/item-document.ts'
import type { ImageView } from '../../../canvas/image-view.ts'
import { isHidden } from './showing.ts'
import { LiveObjects } from './live-objects.ts'

export interface ObjectsOf {
  readonly doc: ItemDocument
  readonly ontology: Ontology
  readonly kind: ItemKind
  readonly selection: ReadonlySet<LabelId>
  /** Null on items without a picture: there nothing is hidden. */
  readonly view: ImageView | null
}

/** The objects of an open item. */
export const useObjects = ({ doc, ontology, kind, selection, view }: ObjectsOf): LiveObjects => {
  const objects = useMemo(
    () => new LiveObjects({ doc, ontology, kind, isHidden: (id) => view !== null && isHidden(view, doc.label(id)) }),
    [doc, ontology, kind, view],
  )
  useEffect(() => objects.start(), [objects])
  useEffect(() => {
    let shown = view?.get().display
    return view?.subscribe(() => {
      const { display } = view.get()
      if (display === shown) return
      shown = display
      objects.look()
    })
  }, [objects, view])
  useEffect(() => objects.stay(selection), [objects, selection])
  return objects
}

/** Shows the component again whenever the objects may look different. */
export const useObjectsVersion = (objects: LiveObjects): number =>
  useSyncExternalStore(objects.subscribe, objects.version)
