import type { Ghost } from '../../tools/tool.ts'
import type { Brush } from '../scene.ts'
import type { GhostPainter, GhostScene } from './ghost-painter.ts'
import { paintMarks } from './marks.ts'
import { paintMarquee } from './marquee.ts'
import { paintNote } from './note.ts'
import { paintOutlineGhost } from './outline.ts'
import { paintPath } from './path.ts'
import { paintRing } from './ring.ts'
import { paintWire } from './wire.ts'

/** One entry per kind of ghost: a new kind is one file and one line here, and does not compile without it. */
const painters: { readonly [Kind in Ghost['kind']]: GhostPainter<Kind> } = {
  path: paintPath,
  marquee: paintMarquee,
  ring: paintRing,
  marks: paintMarks,
  wire: paintWire,
  note: paintNote,
  outline: paintOutlineGhost,
}

/** Paints what a tool shows while it works. */
export const paintGhost = (brush: Brush, ghost: Ghost, scene: GhostScene): void => {
  const paint = painters[ghost.kind] as GhostPainter<Ghost['kind']>
  paint(brush, ghost, scene)
}
