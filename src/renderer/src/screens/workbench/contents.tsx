import type { ReactNode } from 'react'
import type { ItemPart } from '../../../../shared/ipc/work.ts'
import type { ImageCache } from '../../canvas/image-cache.ts'
import { ImageSurface } from '../../canvas/image-surface.tsx'
import type { ImageView } from '../../canvas/image-view.ts'
import type { Outline } from '../../canvas/tools/tool.ts'
import type { SurfaceProps } from '../../document/surface-props.ts'
import type { LiveObjects } from './objects/live-objects.ts'
import { TextContent } from './text-content.tsx'
import type { Bench } from './use-bench.ts'
import type { Drawing } from './use-drawing.ts'
import { useToolKeys } from './use-tool-keys.ts'

/** The picture of an item, or null. */
export const imagePartOf = (parts: readonly ItemPart[]): ItemPart | null =>
  parts.find(({ mediaType }) => mediaType.startsWith('image/')) ?? null

/** The text of an item, or null. */
export const textPartOf = (parts: readonly ItemPart[]): ItemPart | null =>
  parts.find(({ mediaType }) => mediaType.startsWith('text/')) ?? null

export interface ContentsProps extends Omit<SurfaceProps, 'part' | 'activeClassId' | 'selection' | 'onSelect'> {
  readonly parts: readonly ItemPart[]
  readonly bench: Bench
  readonly view: ImageView
  readonly cache: ImageCache
  /** Asks a model, where there is one. */
  readonly outline: Outline | null
  /** Lies over the picture: what is pinned to it. */
  readonly over: ReactNode
  readonly drawing: Drawing
  /** Those that lack an answer are marked. */
  readonly objects: LiveObjects
}

/** What the item holds: a picture, a text, or a picture with its text at the right. */
export const Contents = ({ parts, bench, view, cache, outline, over, drawing, objects, ...shared }: ContentsProps) => {
  const readKey = useToolKeys()
  const [image, text] = [imagePartOf(parts), textPartOf(parts)]
  const { activeClassId, selection, select: onSelect } = bench
  const picture = image && (
    <div className="picture-place">
      <ImageSurface
        {...shared}
        {...drawing.surface}
        {...{ activeClassId, selection, onSelect, view, cache, outline }}
        lacking={objects.index.slots.lacking()}
        part={image}
        tool={bench.tool}
        hovered={bench.hovered}
        onHover={bench.hover}
        readKey={readKey}
      />
      {over}
    </div>
  )
  const words = text && <TextContent {...shared} bench={bench} part={text} takesFocus={!image} />
  return (
    <div
      className="contents"
      role="region"
      aria-label="Content"
      data-region
      data-split={(image !== null && text !== null) || undefined}
    >
      {picture}
      {words}
    </div>
  )
}
