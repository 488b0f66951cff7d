import { useEffect, useMemo, useRef, type RefObject } from 'react'
import type { Ontology } from '../../../../shared/labels/ontology.ts'
import { useActions } from '../../actions/actions-provider.tsx'
import type { Action } from '../../actions/registry.ts'
import type { ImageView } from '../../canvas/image-view.ts'
import type { Tool } from '../../canvas/tools/tool.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import type { Bench } from './use-bench.ts'

/** Digits pick the first ten classes, with Shift the next ten. */
const digitKeys = (index: number): readonly string[] => {
  const digit = String((index + 1) % 10)
  return index < 10 ? [digit] : index < 20 ? [`Shift+${digit}`] : []
}

const labelActions = (ontology: Ontology, bench: () => Bench, enabled: boolean): Action[] => [
  ...ontology.classes.map(({ id, name }, index) => ({
    ...{ id: `label.pick-${id}`, words: `Label: ${name}`, group: 'Labels', keys: digitKeys(index), enabled },
    run: () => bench().pickClass(id),
  })),
  {
    id: 'label.repeat',
    words: 'Repeat the last label',
    group: 'Labels',
    keys: ['Q'],
    enabled,
    run: () => bench().repeat(),
  },
]

const toolActions = (tools: readonly Tool[], bench: () => Bench): Action[] =>
  tools.map(({ id, title, letter }) => ({
    ...{ id: `tool.${id}`, words: `${title} tool`, group: 'Tools', keys: [letter] },
    run: () => bench().pickTool(id),
  }))

const viewActions = (view: ImageView): Action[] => {
  const group = 'View'
  return [
    { id: 'view.fit', words: 'Fit the picture', group, keys: ['F'], run: view.fit },
    { id: 'view.actual-size', words: 'Show the picture at 100 %', group, keys: ['Mod+0'], run: view.actualSize },
    { id: 'view.zoom-in', words: 'Zoom in', group, keys: ['+', '='], repeats: true, run: () => view.zoomBy(1.25) },
    { id: 'view.zoom-out', words: 'Zoom out', group, keys: ['-'], repeats: true, run: () => view.zoomBy(1 / 1.25) },
    { id: 'view.surround', words: 'Change the surround of the picture', group, keys: ['L'], run: view.stepSurround },
  ]
}

const editActions = (doc: ItemDocument, bench: () => Bench, enabled: boolean): Action[] => {
  const group = 'Edit'
  const again = { group, enabled, repeats: true }
  return [
    { ...again, id: 'edit.undo', words: 'Undo', keys: ['Mod+Z'], run: () => void doc.undo() },
    { ...again, id: 'edit.redo', words: 'Redo', keys: ['Mod+Shift+Z', 'Mod+Y'], run: () => void doc.redo() },
    {
      id: 'edit.remove',
      words: 'Remove the selected',
      group,
      enabled,
      keys: ['Delete'],
      run: () => bench().removeSelected(),
    },
  ]
}

export interface BenchActionParts {
  readonly bench: Bench
  readonly doc: ItemDocument
  readonly ontology: Ontology
  /** Empty on items without a picture. */
  readonly tools: readonly Tool[]
  readonly view: ImageView
  readonly readOnly: boolean
  readonly filterRef: RefObject<HTMLInputElement | null>
}

/** Keys and commands that work on the open item. */
export const useBenchActions = (parts: BenchActionParts): void => {
  const { doc, ontology, tools, view, readOnly, filterRef } = parts
  const latest = useRef(parts.bench)
  useEffect(() => {
    latest.current = parts.bench
  })
  const actions = useMemo<readonly Action[]>(() => {
    const bench = () => latest.current
    const unselect = () => {
      if (bench().selection.size > 0) bench().select([])
      else bench().pickTool('select')
    }
    const focusFilter = () => filterRef.current?.focus()
    return [
      ...labelActions(ontology, bench, !readOnly),
      ...editActions(doc, bench, !readOnly),
      ...(tools.length > 0 ? [...toolActions(tools, bench), ...viewActions(view)] : []),
      { id: 'edit.filter', words: 'Filter the objects', group: 'Edit', keys: ['/'], run: focusFilter },
      { id: 'edit.unselect', words: 'Unselect', group: 'Edit', keys: ['Escape'], quiet: true, run: unselect },
    ]
  }, [doc, ontology, tools, view, readOnly, filterRef])
  useActions(actions)
}
