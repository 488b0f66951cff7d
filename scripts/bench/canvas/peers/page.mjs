/* global document, location, URLSearchParams, Image, requestAnimationFrame, MessageChannel */
import { picture } from '../scene.mjs'

/** What every page of a peer needs: where the picture lies at first, and when something has been painted. */

export const surface = document.querySelector('#surface')

const box = new URLSearchParams(location.search).get('box')?.split(',').map(Number)
if (box) ['left', 'top', 'width', 'height'].forEach((side, at) => (surface.style[side] = `${box[at]}px`))

/** The whole picture in the middle of the surface, as the workbench fits it. */
export const fitted = () => {
  const { clientWidth, clientHeight } = surface
  const scale = Math.min((clientWidth - 32) / picture.width, (clientHeight - 32) / picture.height)
  const x = (clientWidth - picture.width * scale) / 2
  return { scale, x, y: (clientHeight - picture.height * scale) / 2 }
}

export const loadPicture = async () => {
  const image = new Image()
  image.src = '/item/shard/121/jpg'
  await image.decode()
  return image
}

/** Resolves when what was asked for in this task is on the screen. */
export const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = resolve
      port2.postMessage(null)
    })
  })

/** The view after a wheel turn at a spot, with the factor of the workbench. */
export const zoomed = (view, event) => {
  const box = surface.getBoundingClientRect()
  const [x, y] = [event.clientX - box.left, event.clientY - box.top]
  const factor = Math.exp(-event.deltaY * 0.0015)
  return { scale: view.scale * factor, x: x - (x - view.x) * factor, y: y - (y - view.y) * factor }
}
