import { useSyncExternalStore } from 'react'
import type { ClassId } from '../../../../shared/labels/base.ts'
import type { OntologyClass } from '../../../../shared/labels/ontology.ts'
import type { ImageView } from '../../canvas/image-view.ts'
import { plainDisplay, type LabelDisplay } from '../../canvas/label-display.ts'
import { ActionKey } from '../shell/action-key.tsx'
import { ClassRow } from './class-row.tsx'
import { isHidden, soloClass, toggleClass } from './view/class-display.ts'

export interface LabelsPaletteProps {
  readonly classes: readonly OntologyClass[]
  /** The digit or letters on the swatch of each class. */
  readonly marks: ReadonlyMap<ClassId, string>
  /** How many labels of a class there are. */
  readonly countOf: (id: ClassId) => number
  readonly activeClassId: ClassId | null
  readonly disabled: boolean
  readonly hint: string
  /** Null on items without a picture: words of a text are not hidden. */
  readonly view: ImageView | null
  readonly onPick: (id: ClassId) => void
  readonly onAsk: (id: ClassId) => void
}

const never = () => () => {}

/** Which classes are hidden, and how to hide them. */
const useHiding = (view: ImageView | null, classes: readonly OntologyClass[]) => {
  const shown = useSyncExternalStore<LabelDisplay['classes']>(
    view?.subscribe ?? never,
    () => view?.get().display.classes ?? plainDisplay.classes,
  )
  const hide = (id: ClassId, solo: boolean) => {
    const all = classes.map((entry) => entry.id)
    view?.setDisplay({ classes: solo ? soloClass(shown, id, all) : toggleClass(shown, id) })
  }
  return { shown, hide }
}

/** The classes that can be drawn, with the digits that pick them. */
export const LabelsPalette = (props: LabelsPaletteProps) => {
  const { classes, marks, countOf, activeClassId, disabled, hint, view, onPick, onAsk } = props
  const { shown, hide } = useHiding(view, classes)
  return (
    <section className="panel-section">
      <div className="panel-head">
        <b>Labels</b>
        <span className="end t3 xs">
          {hint}, <ActionKey id="label.repeat" /> repeats
        </span>
      </div>
      <div className="palette-grid">
        {classes.map((entry) => (
          <ClassRow
            key={entry.id}
            {...{ entry, disabled }}
            mark={marks.get(entry.id)}
            count={countOf(entry.id)}
            active={entry.id === activeClassId}
            hidden={isHidden(shown, entry.id)}
            onPick={() => onPick(entry.id)}
            onHide={view && ((solo) => hide(entry.id, solo))}
            onAsk={entry.description ? () => onAsk(entry.id) : null}
          />
        ))}
      </div>
    </section>
  )
}
