import { useCallback, useRef, useState, useSyncExternalStore, type RefObject } from 'react'
import type { LabelId } from '../../../../shared/ids.ts'
import type { ItemSummary } from '../../../../shared/ipc/work.ts'
import type { ClassId } from '../../../../shared/labels/base.ts'
import type { Ontology } from '../../../../shared/labels/ontology.ts'
import type { ToolId } from '../../canvas/tools/tool.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import type { TextHandle } from '../../text/text-surface.tsx'
import { classForTool, drawableClasses, relabel, toggleItemClass, toolForClass, usefulTools } from './class-choice.ts'

/** What the person works with on one item. */
export interface Bench {
  readonly tool: ToolId
  readonly pickTool: (id: ToolId) => void
  readonly activeClassId: ClassId | null
  /** Labels the marked words or the selection; with neither it readies the class for the next label. */
  readonly pickClass: (id: ClassId) => void
  /** The last class again: for the selection, else with the tool that drew last. */
  readonly repeat: () => void
  readonly selection: ReadonlySet<LabelId>
  readonly select: (ids: readonly LabelId[]) => void
  readonly hovered: LabelId | null
  readonly hover: (id: LabelId | null) => void
  readonly removeSelected: () => void
  /** The text surface puts its handle here. */
  readonly textHandle: RefObject<TextHandle | null>
}

export interface BenchOptions {
  readonly doc: ItemDocument
  readonly ontology: Ontology
  readonly kind: ItemSummary['kind']
  readonly readOnly: boolean
  /** The part that a whole-item class lies on. */
  readonly mainPart: string
}

interface Choice {
  readonly tool: ToolId
  readonly lastTool: ToolId
  readonly classId: ClassId | null
}

const firstChoice = (ontology: Ontology, kind: ItemSummary['kind']): Choice => {
  const classId = drawableClasses(ontology, kind)[0]?.id ?? null
  const drawing = usefulTools(ontology).find(({ draws }) => draws !== null)?.id ?? 'select'
  return {
    tool: 'select',
    lastTool: drawing,
    classId: kind === 'text' ? classId : classForTool(ontology, drawing, classId),
  }
}

/** What is selected, without what is no longer there. Changes of other labels do not show the bench anew. */
const useSelection = (doc: ItemDocument) => {
  const [wanted, setWanted] = useState<ReadonlySet<LabelId>>(new Set())
  const present = useRef(wanted)
  const snapshot = useCallback(() => {
    const here = [...wanted].filter((id) => doc.label(id) !== null)
    const { current } = present
    if (here.length === current.size && here.every((id) => current.has(id))) return current
    return (present.current = here.length === wanted.size ? wanted : new Set(here))
  }, [doc, wanted])
  const selection = useSyncExternalStore(doc.subscribe, snapshot)
  const select = useCallback((ids: readonly LabelId[]) => {
    setWanted((before) => (ids.length === 0 && before.size === 0 ? before : new Set(ids)))
  }, [])
  return [selection, select] as const
}

/** Holds tool, class, selection and hover; tool and class stay when the item changes. */
export const useBench = ({ doc, ontology, kind, readOnly, mainPart }: BenchOptions): Bench => {
  const [choice, setChoice] = useState(() => firstChoice(ontology, kind))
  const [hovered, hover] = useState<LabelId | null>(null)
  const [selection, select] = useSelection(doc)
  const textHandle = useRef<TextHandle | null>(null)

  const pickTool = useCallback(
    (tool: ToolId) => {
      setChoice((before) => {
        const lastTool = tool === 'select' || tool === 'pan' ? before.lastTool : tool
        return { tool, lastTool, classId: classForTool(ontology, tool, before.classId) }
      })
    },
    [ontology],
  )
  const pickClass = useCallback(
    (id: ClassId) => {
      const entry = ontology.classes.find((candidate) => candidate.id === id)
      if (!entry || entry.retired || readOnly) return
      const drawable = entry.kinds.some((may) => may !== 'item-class')
      if (!drawable) {
        toggleItemClass(doc, mainPart, id)
        return
      }
      const used = textHandle.current?.label(id) === true || relabel(doc, selection, entry)
      setChoice((before) => ({
        ...before,
        classId: id,
        tool: used || kind === 'text' ? before.tool : toolForClass(entry, before.tool, before.lastTool),
      }))
    },
    [doc, ontology, kind, readOnly, mainPart, selection],
  )
  const repeat = useCallback(() => {
    if (selection.size > 0 && choice.classId !== null) pickClass(choice.classId)
    else if (kind === 'text') textHandle.current?.label(choice.classId ?? ('' as ClassId))
    else pickTool(choice.lastTool)
  }, [selection, choice, kind, pickClass, pickTool])
  const removeSelected = useCallback(() => {
    if (readOnly || selection.size === 0) return
    doc.transact('labels.remove', (draft) => {
      for (const id of selection) if (!draft.get(id)?.locked) draft.remove(id)
    })
  }, [doc, readOnly, selection])

  return {
    ...{ tool: choice.tool, pickTool, activeClassId: choice.classId, pickClass, repeat },
    ...{ selection, select, hovered, hover, removeSelected, textHandle },
  }
}
