import type { ImagePoint } from '../../../../shared/labels/geometry.ts'
import { apart, toScreen, type ScreenPoint } from '../viewport.ts'
import { startPath, type PathPurpose, type PathSketch } from './path-sketch.ts'
import { clickReachPx, closeReachPx } from './reach.ts'
import type { CanvasKey, CanvasPointer, Next, ToolState } from './tool.ts'

/** Follows the hand while the button is down or Shift is held. */
const freeHand = (path: PathSketch) => {
  let pressedAt: ScreenPoint | null = null
  let stroke: ImagePoint[] = []
  const end = () => {
    if (stroke.length > 1) path.addStroke(stroke)
    stroke = []
  }
  return {
    points: (): readonly ImagePoint[] => stroke,
    press: (at: ScreenPoint) => {
      pressedAt = at
    },
    move: ({ screen, image, shift }: CanvasPointer) => {
      const isDragged = pressedAt !== null && (stroke.length > 0 || apart(screen, pressedAt) > clickReachPx)
      if (isDragged || (shift && pressedAt === null)) stroke = [...stroke, image]
      else if (stroke.length > 0) end()
    },
    lift: () => {
      pressedAt = null
      end()
    },
  }
}

/** How a line ends, loses points and is flipped, by keys and the other button. */
const pathEnds = ({ least, finish }: PathPurpose, path: PathSketch) => {
  const end = (): Next => (path.points().length >= least && finish(path.points()) ? 'idle' : 'stay')
  const takeBack = (): Next => {
    path.takeBack()
    return path.points().length === 0 ? 'idle' : 'stay'
  }
  const keyDown = ({ key }: CanvasKey): Next | null => {
    if (key === 'Enter') return end()
    if (key === 'Escape') return 'idle'
    if (key === 'Backspace' || key === 'Delete') return takeBack()
    if (key !== 'Tab' || !path.follows()) return null
    path.flip()
    return 'stay'
  }
  return { end, takeBack, keyDown }
}

/** Vertices are being set: a click adds one, a drag draws by free hand, a click on a border that is followed adds its vertices. */
export const pathDrawing = (purpose: PathPurpose, from: CanvasPointer): ToolState => {
  const { desk, classId, closes, least } = purpose
  const path = startPath(desk, from)
  const hand = freeHand(path)
  const { end, takeBack, keyDown } = pathEnds(purpose, path)
  hand.press(from.screen)
  let closing = false
  const isAtFirst = ({ screen }: CanvasPointer): boolean => {
    const first = path.points()[0]
    if (!closes || !first || path.points().length < least) return false
    return apart(screen, toScreen(desk.view(), first)) <= closeReachPx * desk.reach()
  }
  const ahead = () => (hand.points().length > 0 ? hand.points() : closing ? path.points().slice(0, 1) : path.ahead())
  return {
    name: 'drawing',
    cursor: () => (closing ? 'pointer' : 'crosshair'),
    hint: () => (path.follows() ? 'Click follows this border, Tab takes the other way round' : null),
    ghost: () => {
      const snap = closing ? null : path.snap()
      return { kind: 'path', classId, points: [...path.points(), ...ahead()], closable: closing, open: !closes, snap }
    },
    pointerMove: (at) => {
      path.aimAt(at)
      hand.move(at)
      closing = isAtFirst(at)
      return 'stay'
    },
    pointerDown: (at) => {
      path.aimAt(at)
      if (isAtFirst(at) || at.clicks > 1) return end()
      path.add()
      hand.press(at.screen)
      return 'stay'
    },
    pointerUp: (at) => {
      const isDrawn = hand.points().length > 1
      hand.lift()
      return isDrawn && isAtFirst(at) ? end() : 'stay'
    },
    keyUp: ({ key }) => {
      if (key === 'Shift') hand.lift()
      return 'stay'
    },
    secondary: takeBack,
    keyDown,
  }
}
