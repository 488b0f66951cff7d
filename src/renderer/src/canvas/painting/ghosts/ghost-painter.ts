import type { Ghost } from '../../tools/tool.ts'
import type { PixelSize, Viewport } from '../../viewport.ts'
import type { Brush, SceneStyle } from '../scene.ts'

/** What a painter of a ghost may read besides the ghost. */
export interface GhostScene {
  readonly view: Viewport
  readonly surface: PixelSize
  readonly style: SceneStyle
}

export type GhostPainter<Kind extends Ghost['kind']> = (
  brush: Brush,
  ghost: Extract<Ghost, { kind: Kind }>,
  scene: GhostScene,
) => void
