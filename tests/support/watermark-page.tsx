/** A page full of a picture or of a text, with or without the watermark: `?look=picture&scheme=dark&words=…`. */
import { useLayoutEffect, useRef } from 'react'
import { createRoot } from 'react-dom/client'
import { inkOnPictures, paintWatermark } from '../../src/renderer/src/ui/watermark/paint-watermark.ts'
import { Watermark } from '../../src/renderer/src/ui/watermark/watermark.tsx'

const told = new URLSearchParams(location.search)
const words = told.get('words') ?? ''
const [width, height] = [innerWidth, innerHeight]

/** The same disorder at every call: leaves, grain and hard edges, as photographs have them. */
const disorder = (): (() => number) => {
  let state = 7
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

const paintPhotograph = (brush: CanvasRenderingContext2D): void => {
  const next = disorder()
  const sky = brush.createLinearGradient(0, 0, 0, height)
  sky.addColorStop(0, '#e8e2d0')
  sky.addColorStop(0.5, '#8a7f70')
  sky.addColorStop(1, '#221e1a')
  brush.fillStyle = sky
  brush.fillRect(0, 0, width, height)
  for (let leaf = 0; leaf < 4000; leaf++) {
    brush.fillStyle = `rgba(${Math.floor(next() * 255)},${Math.floor(next() * 200)},${Math.floor(next() * 120)},0.25)`
    brush.beginPath()
    brush.ellipse(next() * width, height * (0.3 + next() * 0.7), 2 + next() * 14, 2 + next() * 8, next() * 3, 0, 7)
    brush.fill()
  }
}

const Picture = () => {
  const canvas = useRef<HTMLCanvasElement>(null)
  useLayoutEffect(() => {
    const brush = canvas.current?.getContext('2d')
    if (!brush) return
    paintPhotograph(brush)
    paintWatermark(brush, words, { over: { x: 0, y: 0, width, height }, ink: inkOnPictures })
  }, [])
  return <canvas ref={canvas} width={width} height={height} style={{ display: 'block' }} />
}

const line =
  'You will, I am persuaded, learn with no less concern than I communicate it that reiterated endeavors toward effecting a pacification have hitherto issued only in new and outrageous proofs of persevering hostility. '

const Text = () => (
  <div className="page">
    {line.repeat(40)}
    {words === '' ? null : <Watermark text={words} />}
  </div>
)

const dark = told.get('scheme') === 'dark'
document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
Object.assign(document.body.style, { margin: '0', overflow: 'hidden' })
const root = document.getElementById('root')
if (root) {
  const ground = dark ? ['#1a1d21', '#e6e8eb'] : ['#ffffff', '#1b1e22']
  Object.assign(root.style, {
    position: 'fixed',
    inset: '0',
    background: ground[0],
    color: ground[1],
    font: '16px/28px sans-serif',
  })
  createRoot(root).render(told.get('look') === 'picture' ? <Picture /> : <Text />)
}
