/* global document, addEventListener, removeEventListener, requestAnimationFrame, createImageBitmap, OffscreenCanvas */
/**
 * Runs in the page. Watches the picture layer from the next press of a key or button on, frame by frame, until it was still
 * for a while.
 *
 * @returns {Promise<{ frames: number, ms: number }>} From the press to the frame whose pixels are the last ones.
 */
export const watchNextPicture = (stillMs) =>
  new Promise((resolve) => {
    const read = () => {
      const canvas = document.querySelector('.image-surface canvas')
      if (!canvas) return ''
      const { width, height } = canvas
      const at = [width / 2 - 20, height / 2 - 20].map(Math.round)
      return canvas.getContext('2d').getImageData(at[0], at[1], 40, 40).data.join()
    }
    const begin = () => {
      removeEventListener('keydown', begin, true)
      removeEventListener('click', begin, true)
      const before = read()
      const began = performance.now()
      const seen = []
      const look = () => {
        const ms = performance.now() - began
        const pixels = read()
        if (seen.length === 0 || seen.at(-1).pixels !== pixels) seen.push({ frames: frames + 1, ms, pixels })
        frames += 1
        const last = seen.at(-1)
        if (last.pixels !== before && ms - last.ms > stillMs) resolve({ frames: last.frames, ms: last.ms })
        else if (ms > 20_000) resolve({ frames: Infinity, ms: Infinity })
        else requestAnimationFrame(look)
      }
      let frames = 0
      requestAnimationFrame(look)
    }
    addEventListener('keydown', begin, true)
    addEventListener('click', begin, true)
  })

/** Runs in the page: how long this browser takes to decode a picture whose bytes are in memory, and to draw it once. */
export const decodeFromMemory = async (url) => {
  const bytes = await (await fetch(url)).arrayBuffer()
  const canvas = new OffscreenCanvas(1024, 768)
  const brush = canvas.getContext('2d')
  const began = performance.now()
  const bitmap = await createImageBitmap(new Blob([bytes]))
  brush.drawImage(bitmap, 0, 0, 1024, 768)
  brush.getImageData(512, 384, 1, 1)
  const ms = performance.now() - began
  bitmap.close()
  return ms
}

/** Runs in the page: the time between frames while the picture is moved by the arrow keys, one press per frame. */
export const framesWhile = (durationMs) =>
  new Promise((resolve) => {
    const gaps = []
    let last = performance.now()
    const began = last
    const look = (now) => {
      gaps.push(now - last)
      last = now
      if (now - began > durationMs) resolve(gaps.slice(2))
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
