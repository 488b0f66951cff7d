import { NativeSelect, NumberInput } from '@mantine/core'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { LabelId } from '../../../../shared/ids.ts'
import type { KeypointsLabel, KeypointState } from '../../../../shared/labels/keypoints.ts'
import type { Ontology } from '../../../../shared/labels/ontology.ts'
import { isShape, type ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import type { ImageView } from '../../canvas/image-view.ts'
import { shapeWords } from '../../canvas/painting/shape-words.ts'
import { numbersOf, withNumber, type ShapeNumber } from '../../canvas/placing-by-numbers.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import './shape-inspector.css'

const numberWords: Readonly<Record<ShapeNumber, readonly [short: string, long: string]>> = {
  x: ['X', 'Place from the left, in pixels'],
  y: ['Y', 'Place from the top, in pixels'],
  width: ['W', 'Width in pixels'],
  height: ['H', 'Height in pixels'],
  rotation: ['°', 'Turned clockwise, in degrees'],
}

interface NumberFieldProps {
  readonly number: ShapeNumber
  readonly value: number
  readonly disabled: boolean
  readonly onSet: (value: number) => void
}

/** A number that is set by Enter or by leaving the field. */
const NumberField = ({ number, value, disabled, onSet }: NumberFieldProps) => {
  const [typed, setTyped] = useState<string | number>(value)
  useEffect(() => setTyped(value), [value])
  const [short, long] = numberWords[number]
  const set = () => {
    if (typed === '' || Number(typed) === value) setTyped(value)
    else onSet(Number(typed))
  }
  return (
    <NumberInput
      className="num"
      aria-label={long}
      leftSection={<span aria-hidden="true">{short}</span>}
      leftSectionWidth={20}
      hideControls
      decimalScale={2}
      value={typed}
      disabled={disabled}
      onChange={setTyped}
      onBlur={set}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') set()
        if (key === 'Escape') {
          setTyped(value)
          currentTarget.blur()
        }
      }}
    />
  )
}

const stateWords: Readonly<Record<KeypointState, string>> = {
  visible: 'Visible',
  occluded: 'Occluded',
  absent: 'Not in the picture',
}

interface PointStatesProps {
  readonly shape: KeypointsLabel
  readonly names: readonly string[]
  readonly disabled: boolean
  readonly onSet: (points: KeypointsLabel['points']) => void
}

/** Each point of a skeleton with its state: an absent one comes back here. */
const PointStates = ({ shape, names, disabled, onSet }: PointStatesProps) => (
  <div className="inspector-points">
    {shape.points.map(({ state }, at) => {
      const name = names[at] ?? `Point ${at + 1}`
      return (
        <label key={name} className="row">
          <span className="ell">{name}</span>
          <NativeSelect
            size="xs"
            aria-label={name}
            value={state}
            disabled={disabled}
            data={Object.entries(stateWords).map(([value, label]) => ({ value, label }))}
            onChange={(event) => {
              const next = event.currentTarget.value as KeypointState
              onSet(shape.points.map((point, place) => (place === at ? { ...point, state: next } : point)))
            }}
          />
        </label>
      )
    })}
  </div>
)

export interface ShapeInspectorProps {
  readonly doc: Pick<ItemDocument, 'label' | 'transact' | 'subscribe'>
  readonly selection: ReadonlySet<LabelId>
  readonly ontology: Ontology
  readonly view: Pick<ImageView, 'get' | 'subscribe'>
  readonly readOnly: boolean
}

/** An absent point that comes back lies in the middle of the others, where it can be taken hold of. */
const broughtBack = (shape: KeypointsLabel, points: KeypointsLabel['points']): KeypointsLabel => {
  const { x = 0, y = 0, width = 0, height = 0 } = numbersOf(shape)
  const middle = { x: x + width / 2, y: y + height / 2 }
  const placed = points.map((point, at) =>
    shape.points[at]?.state === 'absent' && point.state !== 'absent' ? { ...point, ...middle } : point,
  )
  return { ...shape, points: placed }
}

/** Where the one selected shape lies, in numbers that can be changed. Nothing is shown for none or several. */
export const ShapeInspector = ({ doc, selection, ontology, view, readOnly }: ShapeInspectorProps) => {
  const [id] = selection
  const only = selection.size === 1 ? (id ?? null) : null
  const shape = useSyncExternalStore(doc.subscribe, () => (only === null ? null : doc.label(only)))
  const picture = useSyncExternalStore(view.subscribe, () => view.get().picture)
  if (!shape || !isShape(shape)) return null
  const disabled = readOnly || shape.locked === true
  const put = (cause: string, next: ShapeLabel | null) => {
    if (next)
      doc.transact(cause, (draft) => {
        draft.put(next)
      })
  }
  const names = ontology.classes.find((entry) => entry.id === shape.classId)?.skeleton?.points.map(({ name }) => name)
  return (
    <section className="inspector" aria-label="Place and size">
      <div className="panel-head">
        <b>Place and size</b>
        <span className="t3 xs num">{shape.locked ? 'locked' : shapeWords(shape)}</span>
      </div>
      <div className="inspector-numbers">
        {Object.entries(numbersOf(shape)).map(([number, value]) => (
          <NumberField
            key={`${shape.id} ${number}`}
            number={number as ShapeNumber}
            value={value}
            disabled={disabled || (shape.kind === 'mask' && (number === 'width' || number === 'height'))}
            onSet={(to) =>
              put(
                `${shape.kind}.set-${number}`,
                withNumber(shape, { number: number as ShapeNumber, value: to }, picture),
              )
            }
          />
        ))}
      </div>
      {shape.kind === 'keypoints' && (
        <PointStates
          shape={shape}
          names={names ?? []}
          disabled={disabled}
          onSet={(points) => {
            if (points.some(({ state }) => state !== 'absent')) put('keypoints.set-state', broughtBack(shape, points))
          }}
        />
      )}
    </section>
  )
}
