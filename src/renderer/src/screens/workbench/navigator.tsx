import { ActionIcon, Tooltip } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useSyncExternalStore, type PointerEvent, type ReactNode } from 'react'
import { atImage, type ImageRect } from '../../../../shared/labels/geometry.ts'
import type { ImageView } from '../../canvas/image-view.ts'
import { shownRect, type PixelSize } from '../../canvas/viewport.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import './navigator.css'

const widthPx = 120
const heightPx = 60

/** How the picture lies in the navigator. */
const placeOf = (picture: PixelSize) => {
  const scale = Math.min(widthPx / Math.max(picture.widthPx, 1), heightPx / Math.max(picture.heightPx, 1))
  const [width, height] = [picture.widthPx * scale, picture.heightPx * scale]
  return { scale, width, height, left: (widthPx - width) / 2, top: (heightPx - height) / 2 }
}

/** The part of the picture that is seen; what lies beyond its edges is left out. */
const seenPart = (shown: ImageRect, picture: PixelSize): ImageRect => {
  const [left, top] = [Math.max(shown.x, 0), Math.max(shown.y, 0)]
  const width = Math.max(Math.min(shown.x + shown.width, picture.widthPx) - left, 0)
  const height = Math.max(Math.min(shown.y + shown.height, picture.heightPx) - top, 0)
  return { x: left, y: top, width, height }
}

const useSmallPicture = (view: ImageView) => {
  const { source, picture } = useSyncExternalStore(view.subscribe, view.get)
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const brush = canvas.current?.getContext('2d')
    if (!brush) return
    brush.clearRect(0, 0, widthPx * 2, heightPx * 2)
    const { left, top, width, height } = placeOf(picture)
    brush.imageSmoothingQuality = 'high'
    if (source) brush.drawImage(source, left * 2, top * 2, width * 2, height * 2)
  }, [source, picture])
  return canvas
}

/** The whole picture with the part that is seen. Drag moves the view, a double click fits. */
const Overview = ({ view }: { readonly view: ImageView }) => {
  const { view: viewport, surface, picture } = useSyncExternalStore(view.subscribe, view.get)
  const canvas = useSmallPicture(view)
  const place = placeOf(picture)
  const shown = seenPart(shownRect(viewport, surface), picture)
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return
    const box = event.currentTarget.getBoundingClientRect()
    event.currentTarget.setPointerCapture(event.pointerId)
    const [x, y] = [event.clientX - box.left - place.left, event.clientY - box.top - place.top]
    view.centreOn(atImage(x / place.scale, y / place.scale))
  }
  return (
    <div
      className="navigator-picture"
      title="Drag moves the view, a double click fits"
      onPointerDown={move}
      onPointerMove={move}
      onDoubleClick={view.fit}
    >
      <canvas ref={canvas} width={widthPx * 2} height={heightPx * 2} />
      <span
        className="navigator-seen"
        style={{
          left: place.left + shown.x * place.scale,
          top: place.top + shown.y * place.scale,
          width: shown.width * place.scale,
          height: shown.height * place.scale,
        }}
      />
    </div>
  )
}

const ZoomButton = ({ words, onClick, children }: { words: string; onClick: () => void; children: ReactNode }) => (
  <Tooltip label={words}>
    <ActionIcon size={24} aria-label={words} onMouseDown={(event) => event.preventDefault()} onClick={onClick}>
      {children}
    </ActionIcon>
  </Tooltip>
)

/** Overview and zoom at the end of the film strip. */
export const Navigator = ({ view }: { readonly view: ImageView }) => {
  const hint = useHints()
  const { view: viewport, stage } = useSyncExternalStore(view.subscribe, view.get)
  if (stage === 'failed' || viewport.scale === 0) return null
  return (
    <div className="navigator" data-stage={stage}>
      <Overview view={view} />
      <div className="navigator-zoom">
        <Tooltip label={`Fit  ${hint('view.fit')}`}>
          <button type="button" className="navigator-percent num" tabIndex={-1} onClick={view.fit}>
            {Math.round(viewport.scale * 100)} %
          </button>
        </Tooltip>
        <ZoomButton words={`Zoom out  ${hint('view.zoom-out')}`} onClick={() => view.zoomBy(1 / 1.25)}>
          <IconMinus size={14} stroke={1.6} />
        </ZoomButton>
        <ZoomButton words={`Zoom in  ${hint('view.zoom-in')}`} onClick={() => view.zoomBy(1.25)}>
          <IconPlus size={14} stroke={1.6} />
        </ZoomButton>
      </div>
    </div>
  )
}
