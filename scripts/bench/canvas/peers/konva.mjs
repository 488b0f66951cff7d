/* global window */
import Konva from 'konva'
import { colours, shapesOf } from '../scene.mjs'
import { fitted, loadPicture, painted, surface, zoomed } from './page.mjs'

/**
 * The scene in Konva as its guide to speed asks: one layer for the picture, one for the shapes, one for the shape at work;
 * no perfect drawing, strokes that do not scale.
 */

let stage
let shapesLayer
let liveLayer
let view
let selected = null
let hovered = null
let count = 0
let mode = 'select'

const paintOf = (colour) => ({
  stroke: colours[colour],
  fill: `${colours[colour]}1f`,
  strokeWidth: 2,
  strokeScaleEnabled: false,
  perfectDrawEnabled: false,
  shadowForStrokeEnabled: false,
})

const nodeOf = (shape) =>
  shape.kind === 'box'
    ? new Konva.Rect({ id: shape.id, ...paintOf(shape.colour), x: shape.x, y: shape.y, width: shape.width, height: shape.height }) // prettier-ignore
    : new Konva.Line({ id: shape.id, ...paintOf(shape.colour), points: shape.points.flat(), closed: true })

const show = () => {
  for (const layer of stage.getLayers()) {
    layer.position({ x: view.x, y: view.y })
    layer.scale({ x: view.scale, y: view.scale })
    layer.batchDraw()
  }
}

const letGo = () => {
  liveLayer.find('.anchor').forEach((anchor) => anchor.destroy())
  for (const node of liveLayer.getChildren().slice()) node.moveTo(shapesLayer)
}

const addAnchors = (node) => {
  const points = node.points()
  for (let at = 0; at < points.length; at += 2) {
    const anchor = new Konva.Circle({ name: 'anchor', x: points[at], y: points[at + 1], radius: 4 / view.scale, fill: '#ffffff', stroke: '#141518', strokeWidth: 1, strokeScaleEnabled: false, draggable: true }) // prettier-ignore
    anchor.on('dragmove', () => {
      const next = node.points().slice()
      next[at] = anchor.x()
      next[at + 1] = anchor.y()
      node.points(next)
    })
    liveLayer.add(anchor)
  }
}

const select = (node) => {
  if (selected === node.id()) return
  letGo()
  selected = node.id()
  node.moveTo(liveLayer)
  node.strokeWidth(2.5)
  if (node instanceof Konva.Line) addAnchors(node)
  shapesLayer.batchDraw()
  liveLayer.batchDraw()
}

const listenToShapes = () => {
  stage.on('click', ({ target }) => {
    if (mode === 'select' && target instanceof Konva.Shape && target.id().startsWith('shape')) select(target)
  })
  shapesLayer.on('mouseover', ({ target }) => {
    hovered = target.id()
    target.fill(`${target.stroke()}40`)
    shapesLayer.batchDraw()
  })
  shapesLayer.on('mouseout', ({ target }) => {
    target.fill(`${target.stroke()}1f`)
    shapesLayer.batchDraw()
  })
}

const listenToTools = () => {
  let last = null
  let sketch = null
  const at = () => liveLayer.getRelativePointerPosition()
  surface.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault()
      view = zoomed(view, event)
      show()
    },
    { passive: false },
  )
  stage.on('mousedown', ({ evt }) => {
    if (evt.button === 1) last = [evt.clientX, evt.clientY]
    if (evt.button !== 0 || mode !== 'box') return
    const { x, y } = at()
    sketch = new Konva.Rect({ id: `shape-new-${count}`, ...paintOf(0), x, y, width: 1, height: 1 })
    liveLayer.add(sketch)
  })
  stage.on('mousemove', ({ evt }) => {
    if (last) {
      view = { ...view, x: view.x + evt.clientX - last[0], y: view.y + evt.clientY - last[1] }
      last = [evt.clientX, evt.clientY]
      show()
    }
    if (sketch) sketch.size({ width: at().x - sketch.x(), height: at().y - sketch.y() })
  })
  stage.on('mouseup', () => {
    last = null
    if (!sketch) return
    sketch.moveTo(shapesLayer)
    sketch = null
    count += 1
  })
}

const load = async (shapes) => {
  stage = new Konva.Stage({ container: surface, width: surface.clientWidth, height: surface.clientHeight })
  view = fitted()
  const pictureLayer = new Konva.Layer({ listening: false })
  shapesLayer = new Konva.Layer()
  liveLayer = new Konva.Layer()
  pictureLayer.add(new Konva.Image({ image: await loadPicture(), perfectDrawEnabled: false }))
  for (const shape of shapes) shapesLayer.add(nodeOf(shape))
  count = shapes.length
  stage.add(pictureLayer, shapesLayer, liveLayer)
  listenToShapes()
  listenToTools()
  show()
  await painted()
}

window.benchPage = {
  load: (length) => load(shapesOf(length)),
  selected: () => selected,
  hovered: () => hovered,
  count: () => count,
  /** The corners of the shape that is selected, to see that a drag moved one. */
  corners: () => String(liveLayer.findOne(`#${selected}`)?.points?.()),
  pick: (tool) => {
    mode = tool
  },
  /** Konva hears what is dragged by itself; boxes are drawn wherever nothing is listening. */
  view: () => view,
  fit: () => {
    view = fitted()
    show()
  },
}
