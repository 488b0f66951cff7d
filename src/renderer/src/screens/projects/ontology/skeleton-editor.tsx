import { ActionIcon, Button, MultiSelect, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { formatPlural } from '../../../ui/format.ts'
import { moveBy } from './class-edits.ts'
import type { PointDraft, SkeletonDraft } from './draft.ts'
import type { ClassPartProps } from './editor-props.ts'
import { at, type Problems } from './problems.ts'
import { addPoint, cocoPerson, editPoint, firstSkeleton, isSkeletonKept, joinedTo, joinTo, removePoint } from './skeleton-edits.ts' // prettier-ignore
import { SkeletonCanvas } from './skeleton-canvas.tsx'

/** The named points of a class and what joins them. Once labels may have them, how many there are stays, and their order. */
export const SkeletonEditor = ({ entry, problems, onEdit }: ClassPartProps) => {
  const { skeleton } = entry
  const isKept = isSkeletonKept(entry)
  const [chosen, setChosen] = useState<number | null>(null)
  const change = (next: SkeletonDraft | null) => onEdit({ skeleton: next })
  const wrong = problems.get(at.class(entry.key, 'skeleton'))
  return (
    <section className="ontology-part" aria-label="Skeleton">
      <SkeletonHead {...{ skeleton, isKept }} onChange={change} />
      {isKept && (
        <p className="t3 xs">
          Signed: labels keep their points by order, so none comes, goes or changes its turn. Names, places and edges
          are free.
        </p>
      )}
      {wrong !== undefined && <p className="bad xs">{wrong}</p>}
      {skeleton && (
        <div className="skeleton-parts">
          <SkeletonCanvas {...{ skeleton, chosen, isKept }} onChoose={setChosen} onChange={change} />
          <PointList
            {...{ skeleton, chosen, isKept, problems }}
            owner={entry.key}
            onChoose={setChosen}
            onChange={change}
          />
        </div>
      )}
    </section>
  )
}

const SkeletonHead = (props: {
  readonly skeleton: SkeletonDraft | null
  readonly isKept: boolean
  readonly onChange: (next: SkeletonDraft | null) => void
}) => {
  const { skeleton, isKept, onChange: change } = props
  return (
    <div className="row ontology-wrap">
      <h4>Skeleton</h4>
      <span className="t3 xs">
        {skeleton
          ? `${formatPlural(skeleton.points.length, 'point')}, ${formatPlural(skeleton.edges.length, 'edge')}`
          : 'one point without a name'}
      </span>
      {!isKept && (
        <span className="row end">
          <Button size="compact-xs" onClick={() => change(cocoPerson())}>
            Person, 17 points (COCO)
          </Button>
          {skeleton ? (
            <Button size="compact-xs" onClick={() => change(null)}>
              Remove skeleton
            </Button>
          ) : (
            <Button size="compact-xs" onClick={() => change(firstSkeleton)}>
              Own points
            </Button>
          )}
        </span>
      )}
    </div>
  )
}

interface PointListProps {
  readonly skeleton: SkeletonDraft
  readonly owner: number
  readonly chosen: number | null
  readonly isKept: boolean
  readonly problems: Problems
  readonly onChoose: (key: number) => void
  readonly onChange: (skeleton: SkeletonDraft) => void
}

const PointList = (props: PointListProps) => {
  const { skeleton, isKept, onChange } = props
  return (
    <div className="skeleton-list">
      <ol>
        {skeleton.points.map((point, place) => (
          <PointRow key={point.key} {...props} point={point} place={place} />
        ))}
      </ol>
      {!isKept && (
        <Button
          size="compact-xs"
          leftSection={<IconPlus size={14} stroke={1.6} />}
          onClick={() => onChange(addPoint(skeleton))}
        >
          Point
        </Button>
      )}
    </div>
  )
}

const PointRow = (props: PointListProps & { readonly point: PointDraft; readonly place: number }) => {
  const { skeleton, point, place, owner, chosen, isKept, problems, onChoose, onChange } = props
  const name = point.name.trim() || `point ${String(place + 1)}`
  const others = skeleton.points.flatMap((other, turn) =>
    other.key === point.key
      ? []
      : [{ value: String(other.key), label: other.name.trim() || `Point ${String(turn + 1)}` }],
  )
  return (
    <li data-chosen={chosen === point.key || undefined} onFocus={() => onChoose(point.key)}>
      <div className="row">
        <span className="t3 xs num skeleton-turn">{place + 1}</span>
        <TextInput
          className="grow"
          aria-label={`Name of point ${String(place + 1)}`}
          placeholder="Name"
          value={point.name}
          error={problems.get(at.point(owner, point.key))}
          onChange={(event) => onChange(editPoint(skeleton, point.key, { name: event.currentTarget.value }))}
        />
        {!isKept && <PointTools {...{ skeleton, point, place, name, onChange }} />}
      </div>
      {chosen === point.key && others.length > 0 && (
        <MultiSelect
          className="skeleton-joins"
          label="Joined to"
          searchable
          data={others}
          value={joinedTo(skeleton, point.key).map(String)}
          onChange={(keys) => onChange(joinTo(skeleton, point.key, keys.map(Number)))}
        />
      )}
    </li>
  )
}

const PointTools = (
  props: Pick<PointListProps, 'skeleton' | 'onChange'> & {
    readonly point: PointDraft
    readonly place: number
    readonly name: string
  },
) => {
  const { skeleton, point, place, name, onChange } = props
  const move = (step: -1 | 1) => onChange({ ...skeleton, points: moveBy(skeleton.points, point.key, step) })
  return (
    <>
      <ActionIcon size={24} aria-label={`Move ${name} up`} disabled={place === 0} onClick={() => move(-1)}>
        <IconArrowUp size={14} stroke={1.6} />
      </ActionIcon>
      <ActionIcon
        size={24}
        aria-label={`Move ${name} down`}
        disabled={place === skeleton.points.length - 1}
        onClick={() => move(1)}
      >
        <IconArrowDown size={14} stroke={1.6} />
      </ActionIcon>
      <ActionIcon
        size={24}
        aria-label={`Remove ${name}`}
        disabled={skeleton.points.length === 1}
        onClick={() => onChange(removePoint(skeleton, point.key))}
      >
        <IconTrash size={14} stroke={1.6} />
      </ActionIcon>
    </>
  )
}
