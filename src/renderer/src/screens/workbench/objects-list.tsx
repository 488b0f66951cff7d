import { TextInput } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { LabelId } from '../../../../shared/ids.ts'
import type { ClassId } from '../../../../shared/labels/base.ts'
import type { Ontology } from '../../../../shared/labels/ontology.ts'
import { looksOf, wordsOf } from '../../canvas/painting/words.ts'
import { formatCount } from '../../ui/format.ts'
import { ActionKey } from '../shell/action-key.tsx'
import { Group } from './object-group.tsx'
import { groupObjects, type ObjectGroup } from './object-groups.ts'
import type { Bench } from './use-bench.ts'

export interface ObjectsListProps {
  readonly bench: Bench
  readonly ontology: Ontology
  readonly filterRef: RefObject<HTMLInputElement | null>
  /** Brings a label into view. */
  readonly onShow: (id: LabelId) => void
}

const Head = ({
  count,
  filter,
  onFilter,
  filterRef,
}: {
  readonly count: number
  readonly filter: string
  readonly onFilter: (filter: string) => void
  readonly filterRef: RefObject<HTMLInputElement | null>
}) => (
  <>
    <div className="panel-head">
      <b>Objects</b>
      <span className="t3 xs num">{formatCount(count)}</span>
    </div>
    <div className="object-filter">
      <TextInput
        ref={filterRef}
        value={filter}
        onChange={(event) => onFilter(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          onFilter('')
          event.currentTarget.blur()
        }}
        placeholder="Filter: label, words, #id"
        aria-label="Filter objects"
        leftSection={<IconFilter size={14} stroke={1.6} />}
        rightSection={<ActionKey id="objects.filter" />}
      />
    </div>
  </>
)

const useGroups = ({ labels }: Bench, ontology: Ontology, filter: string) => {
  const placed = useMemo(() => [...labels.values()].filter(({ kind }) => kind !== 'item-class'), [labels])
  const groups = useMemo(() => {
    const names = wordsOf(placed, looksOf(ontology))
    return groupObjects(placed, { ontology, names, filter })
  }, [placed, ontology, filter])
  return { placed, groups }
}

const toggled = <Id,>(set: ReadonlySet<Id>, id: Id): ReadonlySet<Id> =>
  set.has(id) ? new Set([...set].filter((other) => other !== id)) : new Set([...set, id])

/** The object an arrow key goes to; null when the list is empty, undefined for any other key. */
const neighbourOf = (
  groups: readonly ObjectGroup[],
  at: { readonly folded: ReadonlySet<ClassId>; readonly selection: ReadonlySet<LabelId>; readonly key: string },
): LabelId | null | undefined => {
  const by = at.key === 'ArrowDown' ? 1 : at.key === 'ArrowUp' ? -1 : 0
  if (by === 0) return undefined
  const ids = groups.flatMap(({ entry, rows }) => (at.folded.has(entry.id) ? [] : rows.map(({ label }) => label.id)))
  const now = ids.findIndex((id) => at.selection.has(id))
  const from = by === 1 ? 0 : ids.length - 1
  return ids[now < 0 ? from : Math.min(Math.max(now + by, 0), ids.length - 1)] ?? null
}

/** What is drawn, by class. Selection goes both ways between list and content. */
export const ObjectsList = ({ bench, ontology, filterRef, onShow }: ObjectsListProps) => {
  const [filter, setFilter] = useState('')
  const [folded, setFolded] = useState<ReadonlySet<ClassId>>(new Set())
  const list = useRef<HTMLDivElement>(null)
  const { placed, groups } = useGroups(bench, ontology, filter)
  const press = (id: LabelId, adds: boolean) => {
    bench.select(adds ? [...toggled(bench.selection, id)] : [id])
    onShow(id)
  }
  const step = (event: KeyboardEvent) => {
    const next = neighbourOf(groups, { folded, selection: bench.selection, key: event.key })
    if (next === undefined) return
    event.preventDefault()
    if (next === null) return
    press(next, false)
    list.current?.querySelector(`[data-label="${next}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <>
      <Head count={placed.length} filter={filter} onFilter={setFilter} filterRef={filterRef} />
      <div
        ref={list}
        className="object-list"
        role="listbox"
        aria-label="Objects"
        aria-multiselectable
        tabIndex={0}
        data-own-keys
        onKeyDown={step}
      >
        {groups.map((group) => (
          <Group
            key={group.entry.id}
            group={group}
            bench={bench}
            folded={folded.has(group.entry.id)}
            onFold={() => setFolded(toggled(folded, group.entry.id))}
            onPress={press}
          />
        ))}
        {groups.length === 0 && (
          <p className="object-none t3">
            {placed.length === 0 ? 'Nothing is labelled yet.' : 'Nothing matches this filter.'}
          </p>
        )}
      </div>
    </>
  )
}
