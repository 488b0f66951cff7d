import { UnstyledButton } from '@mantine/core'
import { Swatch } from '../../../ui/swatch.tsx'
import { roveFocus } from '../../workbench/roving-focus.ts'
import type { ClassDraft } from './draft.ts'
import { paletteSize } from './kinds.ts'

export interface ColourChoiceProps {
  readonly entry: ClassDraft
  readonly classes: readonly ClassDraft[]
  readonly onChoose: (colour: number) => void
}

/** The twenty label colours; those of other classes are dimmed and may still be taken. One stop of Tab, arrows walk. */
export const ColourChoice = ({ entry, classes, onChoose }: ColourChoiceProps) => {
  const takenBy = new Map(classes.filter(({ key }) => key !== entry.key).map(({ colour, name }) => [colour, name]))
  return (
    <div>
      <div className="ontology-colours" role="group" aria-label="Colour" data-own-keys onKeyDown={roveFocus}>
        {Array.from({ length: paletteSize }, (_, place) => place + 1).map((colour) => (
          <UnstyledButton
            key={colour}
            className="colour-choice"
            tabIndex={colour === entry.colour ? 0 : -1}
            data-taken={takenBy.has(colour) || undefined}
            data-chosen={colour === entry.colour || undefined}
            aria-pressed={colour === entry.colour}
            aria-label={`Colour ${String(colour)}${takenBy.has(colour) ? `, taken by ${takenBy.get(colour) || 'another class'}` : ''}`}
            onClick={() => onChoose(colour)}
          >
            <Swatch colour={colour} />
          </UnstyledButton>
        ))}
      </div>
      <p className="t3 xs">
        Dimmed colours are taken. The first ten stay well apart for every kind of colour blindness.
      </p>
    </div>
  )
}
