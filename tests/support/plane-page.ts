import { Plane, type PaintNamed } from '../../src/renderer/src/canvas/plane.ts'

type Name = 'low' | 'middle' | 'top'
const names = ['low', 'middle', 'top'] as const
const spot = { x: 11, y: 9, width: 10, height: 12 }

/** What changes in a frame: layers that move, and layers whose one spot gets another colour. */
interface Frame {
  readonly moved: readonly Name[]
  readonly spotted: readonly Name[]
}

/**
 * Paints three layers, some of them anew in each frame, and tells whether the canvas shows what painting all of them anew
 * shows, and which layers were painted for it.
 *
 * @param ground - Null for a plane that is seen through.
 */
const paintFrames = (frames: readonly Frame[], ground: string | null) => {
  const at = { low: 0, middle: 0, top: 0 }
  const spots = { low: 0, middle: 0, top: 0 }
  let painted: Name[] = []
  const paint: PaintNamed<Name> = (name, brush) => {
    painted.push(name)
    brush.fillStyle = { low: '#cc3344', middle: 'rgba(40, 160, 90, 0.5)', top: 'rgba(20, 60, 220, 0.4)' }[name]
    brush.fillRect(2 + at[name] * 3, 4 + names.indexOf(name) * 6, 30, 20)
    brush.fillStyle = `rgba(${String((spots[name] * 60) % 256)}, 200, 20, 0.4)`
    brush.fillRect(spot.x, spot.y, spot.width, spot.height)
    // What a layer leaves behind in the brush must not reach the next one.
    brush.globalAlpha = 0.3
    brush.translate(50, 50)
  }
  const planeOf = () => {
    const plane = new Plane<Name>({ host: document.body, names, ground: ground === null ? null : () => ground, paint })
    plane.resize({ widthPx: 80, heightPx: 50 }, 1.5)
    return plane
  }
  const pixelsOf = (plane: Plane<Name>) =>
    String(plane.canvas.getContext('2d')?.getImageData(0, 0, plane.canvas.width, plane.canvas.height).data)
  const whole = new Map(names.map((name) => [name, null]))
  const kept = planeOf()
  kept.paint(whole)
  return frames.map(({ moved, spotted }) => {
    for (const name of moved) at[name] += 1
    for (const name of spotted) spots[name] += 1
    painted = []
    kept.paint(
      new Map([...spotted.map((name) => [name, spot] as const), ...moved.map((name) => [name, null] as const)]),
    )
    const here = [...painted]
    const anew = planeOf()
    anew.paint(whole)
    const isSame = pixelsOf(kept) === pixelsOf(anew)
    anew.destroy()
    return { isSame, painted: here }
  })
}

Object.assign(globalThis, { paintFrames })
