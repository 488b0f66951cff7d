import { ActionIcon, Tooltip } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useSyncExternalStore, type PointerEvent, type ReactNode } from 'react'
import type { ImageRect } from '../../../../shared/labels/geometry.ts'
import type { ImageView, ImageViewState } from '../../canvas/image-view.ts'
import { layPicture } from '../../canvas/painting/picture.ts'
import {
  fitWhole,
  rectToScreen,
  shownRect,
  toImage,
  type PixelSize,
  type Turn,
  type Viewport,
} from '../../canvas/viewport.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import { ZoomField } from './view/zoom-field.tsx'
import './navigator.css'

const widthPx = 120
const heightPx = 60

/** How the picture lies in the navigator, turned as on the surface. */
const overviewOf = (picture: PixelSize, turn: Turn): Viewport => fitWhole(picture, { widthPx, heightPx }, turn)

/** The part of the picture that is seen, on the navigator; what lies beyond its edges is left out. */
const seenPart = ({ view, surface, picture }: ImageViewState): ImageRect => {
  const overview = overviewOf(picture, view.turn ?? 0)
  const whole = rectToScreen(overview, { x: 0, y: 0, width: picture.widthPx, height: picture.heightPx })
  const seen = rectToScreen(overview, shownRect(view, surface))
  const [left, top] = [Math.max(seen.x, whole.x), Math.max(seen.y, whole.y)]
  const width = Math.max(Math.min(seen.x + seen.width, whole.x + whole.width) - left, 0)
  const height = Math.max(Math.min(seen.y + seen.height, whole.y + whole.height) - top, 0)
  return { x: left, y: top, width, height }
}

const useSmallPicture = (view: ImageView) => {
  const { source, picture, view: viewport } = useSyncExternalStore(view.subscribe, view.get)
  const canvas = useRef<HTMLCanvasElement>(null)
  const { turn = 0 } = viewport
  useEffect(() => {
    const brush = canvas.current?.getContext('2d')
    if (!brush) return
    brush.clearRect(0, 0, widthPx * 2, heightPx * 2)
    if (!source) return
    brush.save()
    brush.scale(2, 2)
    brush.imageSmoothingQuality = 'high'
    layPicture(brush, overviewOf(picture, turn), () => {
      brush.drawImage(source.source, 0, 0, picture.widthPx, picture.heightPx)
    })
    brush.restore()
  }, [source, picture, turn])
  return canvas
}

/** The whole picture with the part that is seen. Drag moves the view, the wheel zooms, a double click fits. */
const Overview = ({ view }: { readonly view: ImageView }) => {
  const state = useSyncExternalStore(view.subscribe, view.get)
  const canvas = useSmallPicture(view)
  const seen = seenPart(state)
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return
    const box = event.currentTarget.getBoundingClientRect()
    event.currentTarget.setPointerCapture(event.pointerId)
    const overview = overviewOf(state.picture, state.view.turn ?? 0)
    view.centreOn(toImage(overview, [event.clientX - box.left, event.clientY - box.top]))
  }
  return (
    <div
      className="navigator-picture"
      title="Drag moves the view, the wheel zooms, a double click fits"
      onPointerDown={move}
      onPointerMove={move}
      onDoubleClick={view.fit}
      onWheel={(event) => view.zoomBy(event.deltaY < 0 ? 1.25 : 1 / 1.25)}
    >
      <canvas ref={canvas} width={widthPx * 2} height={heightPx * 2} />
      <span className="navigator-seen" style={{ left: seen.x, top: seen.y, width: seen.width, height: seen.height }} />
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
        <ZoomField view={view} scale={viewport.scale} />
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
