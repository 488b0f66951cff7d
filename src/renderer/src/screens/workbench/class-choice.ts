import type { LabelId } from '../../../../shared/ids.ts'
import type { ItemSummary } from '../../../../shared/ipc/work.ts'
import type { ClassId } from '../../../../shared/labels/base.ts'
import type { LabelKind } from '../../../../shared/labels/index.ts'
import type { Ontology, OntologyClass } from '../../../../shared/labels/ontology.ts'
import { isShapeKind } from '../../../../shared/labels/shape-geometry.ts'
import { toolOf, tools } from '../../canvas/tools/index.ts'
import type { Tool, ToolId } from '../../canvas/tools/tool.ts'
import type { ItemDocument } from '../../document/item-document.ts'

type ItemKind = ItemSummary['kind']

const isPlaced = (kind: LabelKind, on: ItemKind): boolean =>
  kind === 'span' ? on !== 'image' : isShapeKind(kind) && on !== 'text'

/** Classes that can be drawn on an item of this kind, in the order of the ontology; a retired one is given no more. */
export const drawableClasses = (ontology: Ontology, kind: ItemKind): readonly OntologyClass[] =>
  ontology.classes.filter((entry) => !entry.retired && entry.kinds.some((may) => isPlaced(may, kind)))

/** Classes that a whole item may have; it may still lose a retired one. */
export const itemClasses = (ontology: Ontology): readonly OntologyClass[] =>
  ontology.classes.filter((entry) => entry.kinds.includes('item-class'))

/** Tools that have something to do: a tool that draws is there when a class may be drawn so. */
export const usefulTools = (ontology: Ontology): readonly Tool[] =>
  tools.filter((tool) => {
    const kinds = drawnKinds(tool, tool.onDemand)
    return (
      kinds.length === 0 ||
      ontology.classes.some((entry) => !entry.retired && kinds.some((kind) => entry.kinds.includes(kind)))
    )
  })

const drawnKinds = ({ draws, drawsAlso = [] }: Tool, onDemand?: LabelKind): readonly LabelKind[] => {
  const first = draws ?? onDemand
  return first === undefined ? [] : [first, ...drawsAlso]
}

const canDraw = (tool: Tool, entry: OntologyClass): boolean =>
  !entry.retired && drawnKinds(tool).some((kind) => entry.kinds.includes(kind))

/** The tool to go on with when a class is picked: the same when it can draw it, else the first that can. */
export const toolForClass = (entry: OntologyClass, now: ToolId, last: ToolId): ToolId => {
  const can = (id: ToolId) => canDraw(toolOf(id), entry)
  if (can(now)) return now
  if (can(last)) return last
  return tools.find(({ id }) => can(id))?.id ?? now
}

/** The class to go on with when a tool is picked: the same when the tool can draw it, else the first that it can. */
export const classForTool = (ontology: Ontology, tool: ToolId, now: ClassId | null): ClassId | null => {
  if (toolOf(tool).draws === null) return now
  const fitting = ontology.classes.filter((entry) => canDraw(toolOf(tool), entry))
  return (fitting.find(({ id }) => id === now) ?? fitting[0])?.id ?? now
}

/** The classes that at least one of some labels may be given in place of its own, in the order of the ontology. */
export const classesFor = (
  ontology: Ontology,
  doc: Pick<ItemDocument, 'label'>,
  ids: Iterable<LabelId>,
): readonly OntologyClass[] => {
  const kinds = new Set([...ids].flatMap((id) => doc.label(id)?.kind ?? []))
  return ontology.classes.filter((entry) => !entry.retired && entry.kinds.some((kind) => kinds.has(kind)))
}

/** Gives the selected labels a class where the class may be of their kind. False when there was nothing to change. */
export const relabel = (doc: ItemDocument, ids: Iterable<LabelId>, entry: OntologyClass): boolean => {
  const fitting = [...ids].flatMap((id) => doc.label(id) ?? []).filter(({ kind }) => entry.kinds.includes(kind))
  if (fitting.length === 0) return false
  doc.transact(fitting.length === 1 ? `${fitting[0]?.kind ?? 'label'}.relabel` : 'labels.relabel', (draft) => {
    for (const label of fitting) draft.put({ ...label, classId: entry.id })
  })
  return true
}

/** Gives the whole part a class, or takes it back when it has it. */
export const toggleItemClass = (doc: ItemDocument, part: string, classId: ClassId): void => {
  const found = [...doc.labels().values()].find(
    (label) => label.kind === 'item-class' && label.classId === classId && label.part === part,
  )
  doc.transact(found ? 'item-class.unset' : 'item-class.set', (draft) => {
    if (found) draft.remove(found.id)
    else draft.put({ kind: 'item-class', id: doc.newLabelId(), classId, part, attributes: {} })
  })
}
