import { UnstyledButton } from '@mantine/core'
import type { Labels } from '../../../../shared/changes/apply.ts'
import type { ItemSummary } from '../../../../shared/ipc/work.ts'
import type { ClassId } from '../../../../shared/labels/base.ts'
import type { OntologyClass } from '../../../../shared/labels/ontology.ts'
import { Swatch } from '../../ui/swatch.tsx'

const heads: Readonly<Record<ItemSummary['kind'], string>> = {
  image: 'Whole image',
  text: 'Whole text',
  'image-text': 'Whole item',
}

export interface ItemClassSectionProps {
  readonly kind: ItemSummary['kind']
  readonly classes: readonly OntologyClass[]
  readonly marks: ReadonlyMap<ClassId, string>
  readonly labels: Labels
  readonly disabled: boolean
  readonly onToggle: (id: ClassId) => void
}

/** Classes of the whole item as switches; one press gives the class, another takes it back. */
export const ItemClassSection = ({ kind, classes, marks, labels, disabled, onToggle }: ItemClassSectionProps) => {
  const given = new Set([...labels.values()].flatMap((label) => (label.kind === 'item-class' ? [label.classId] : [])))
  return (
    <section className="item-classes">
      <div className="panel-head">
        <b>{heads[kind]}</b>
        <span className="end t3 xs">press to give or take back</span>
      </div>
      <div className="item-class-row">
        {classes.map(({ id, name, colour, kinds }) => {
          const mark = kinds.length === 1 ? marks.get(id) : undefined
          return (
            <UnstyledButton
              key={id}
              className="item-class"
              aria-pressed={given.has(id)}
              disabled={disabled}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onToggle(id)}
            >
              <Swatch colour={colour} {...(mark === undefined ? {} : { digit: mark })} />
              <span className="ell">{name}</span>
            </UnstyledButton>
          )
        })}
      </div>
    </section>
  )
}
