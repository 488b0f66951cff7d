/* global window, document */
import { createImageAnnotator } from '@annotorious/annotorious'
import '@annotorious/annotorious/annotorious.css'
import { colours, shapesOf } from '../scene.mjs'
import { fitted, loadPicture, painted, surface, zoomed } from './page.mjs'

/** The scene in Annotorious on a picture. It has no view of its own: the element around it is moved and scaled. */

let annotator
let holder
let view
let selected = null
let hovered = null

const boundsOf = (points) => {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  return { minX: Math.min(...xs), minY: Math.min(...ys), maxX: Math.max(...xs), maxY: Math.max(...ys) }
}

const selectorOf = (shape) => {
  if (shape.kind === 'polygon')
    return { type: 'POLYGON', geometry: { bounds: boundsOf(shape.points), points: shape.points } }
  const { x, y, width: w, height: h } = shape
  return { type: 'RECTANGLE', geometry: { x, y, w, h, bounds: { minX: x, minY: y, maxX: x + w, maxY: y + h } } }
}

const annotationOf = (shape) => ({
  id: shape.id,
  bodies: [],
  properties: { colour: shape.colour },
  target: { annotation: shape.id, selector: selectorOf(shape) },
})

const show = () => {
  holder.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`
}

const listenToView = () => {
  let last = null
  surface.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault()
      view = zoomed(view, event)
      show()
    },
    { passive: false },
  )
  surface.addEventListener('pointerdown', (event) => {
    if (event.button === 1) last = [event.clientX, event.clientY]
  })
  window.addEventListener('pointermove', (event) => {
    if (!last) return
    view = { ...view, x: view.x + event.clientX - last[0], y: view.y + event.clientY - last[1] }
    last = [event.clientX, event.clientY]
    show()
  })
  window.addEventListener('pointerup', () => {
    last = null
  })
}

const load = async (shapes) => {
  view = fitted()
  holder = document.createElement('div')
  holder.style.cssText = 'position: absolute; transform-origin: 0 0'
  const image = await loadPicture()
  holder.append(image)
  surface.append(holder)
  annotator = createImageAnnotator(image, {
    drawingEnabled: false,
    drawingMode: 'drag',
    style: ({ properties }) => ({ stroke: colours[properties?.colour ?? 0], strokeWidth: 2, fill: colours[properties?.colour ?? 0], fillOpacity: 0.12 }), // prettier-ignore
  })
  annotator.setAnnotations(shapes.map(annotationOf))
  annotator.on('selectionChanged', ([first]) => {
    selected = first?.id ?? null
  })
  annotator.on('mouseEnterAnnotation', ({ id }) => {
    hovered = id
  })
  listenToView()
  show()
  await painted()
}

window.benchPage = {
  load: (length) => load(shapesOf(length)),
  selected: () => selected,
  hovered: () => hovered,
  count: () => annotator.getAnnotations().length,
  /** The corners of the shape that is selected, to see that a drag moved one. */
  corners: () => JSON.stringify(annotator.getAnnotationById(selected)?.target.selector.geometry.points),
  /** What is selected would be let go by the first press, and nothing drawn. */
  pick: (tool) => {
    annotator.cancelSelected()
    annotator.setDrawingTool('rectangle')
    annotator.setDrawingEnabled(tool === 'box')
  },
  view: () => view,
  fit: () => {
    view = fitted()
    show()
  },
}
