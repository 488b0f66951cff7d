import { useCallback, useMemo, useState } from 'react'
import type { LabelId } from '../../../../shared/ids.ts'
import type { Ontology } from '../../../../shared/labels/ontology.ts'
import type { ImageSurfaceProps } from '../../canvas/image-surface.tsx'
import type { ItemDocument } from '../../document/item-document.ts'
import type { Bench } from './use-bench.ts'
import { useKeptChoice } from './use-kept-choice.ts'

/** What the tools of the picture are given and tell. */
export interface Drawing {
  readonly surface: Required<Pick<ImageSurfaceProps, 'snaps' | 'onDrawn' | 'onPick' | 'onHint'>>
  /** What to do now, in place of the tool's own hint. */
  readonly hint: string | null
  readonly toggleSnap: () => void
}

interface DrawingParts {
  readonly bench: Bench
  readonly doc: ItemDocument
  readonly ontology: Ontology
  /** A label was drawn whose words must be written down. */
  readonly onWrite: (id: LabelId) => void
}

/**
 * Follows what the tools do on the picture. A label that may have words is selected once it is drawn; one that must have them
 * is told of, so that they are written at once. Where they are a choice the keys stay with the picture.
 */
export const useDrawing = ({ bench, doc, ontology, onWrite }: DrawingParts): Drawing => {
  const [snaps, setSnaps] = useKeptChoice('canvas.snap', true)
  const [hint, onHint] = useState<string | null>(null)
  const { select, pickTool } = bench
  const onDrawn = useCallback(
    (id: LabelId) => {
      const classId = doc.label(id)?.classId
      const words = ontology.classes.find((entry) => entry.id === classId)?.transcription
      if (words !== undefined) select([id])
      if (words === 'required') onWrite(id)
    },
    [doc, ontology, select, onWrite],
  )
  const toggleSnap = useCallback(() => setSnaps(!snaps), [snaps, setSnaps])
  return useMemo(
    () => ({ surface: { snaps, onDrawn, onPick: pickTool, onHint }, hint, toggleSnap }),
    [snaps, onDrawn, pickTool, hint, toggleSnap],
  )
}
