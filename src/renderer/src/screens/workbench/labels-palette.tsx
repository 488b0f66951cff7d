import { UnstyledButton } from '@mantine/core'
import type { Labels } from '../../../../shared/changes/apply.ts'
import type { ClassId } from '../../../../shared/labels/base.ts'
import type { OntologyClass } from '../../../../shared/labels/ontology.ts'
import { formatCount } from '../../ui/format.ts'
import { Swatch } from '../../ui/swatch.tsx'
import { ActionKey } from '../shell/action-key.tsx'

export interface LabelsPaletteProps {
  readonly classes: readonly OntologyClass[]
  /** The digit or letters on the swatch of each class. */
  readonly marks: ReadonlyMap<ClassId, string>
  readonly labels: Labels
  readonly activeClassId: ClassId | null
  readonly disabled: boolean
  readonly hint: string
  readonly onPick: (id: ClassId) => void
}

const countsOf = (labels: Labels): ReadonlyMap<ClassId, number> => {
  const counts = new Map<ClassId, number>()
  for (const { classId, kind } of labels.values())
    if (kind !== 'item-class') counts.set(classId, (counts.get(classId) ?? 0) + 1)
  return counts
}

/** The classes that can be drawn, with the digits that pick them. */
export const LabelsPalette = (props: LabelsPaletteProps) => {
  const { classes, marks, labels, activeClassId, disabled, hint, onPick } = props
  const counts = countsOf(labels)
  return (
    <section className="panel-section">
      <div className="panel-head">
        <b>Labels</b>
        <span className="end t3 xs">
          {hint}, <ActionKey id="label.repeat" /> repeats
        </span>
      </div>
      <div className="palette-grid">
        {classes.map(({ id, name, colour }) => {
          const mark = marks.get(id)
          return (
            <UnstyledButton
              key={id}
              className="palette-entry"
              aria-pressed={id === activeClassId}
              disabled={disabled}
              title={name}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onPick(id)}
            >
              <Swatch colour={colour} {...(mark === undefined ? {} : { digit: mark })} />
              <span className="ell">{name}</span>
              <span className="end t3 xs num">{counts.has(id) ? formatCount(counts.get(id) ?? 0) : ''}</span>
            </UnstyledButton>
          )
        })}
      </div>
    </section>
  )
}
