import { useState } from 'react'
import type { ImageView } from '../../../canvas/image-view.ts'
import { useCalmView } from './use-calm-view.ts'

/** What was typed, in percent; null when it is no zoom. */
export const readPercent = (text: string): number | null => {
  const found = /^\s*(\d{1,5}(?:[.,]\d+)?)\s*%?\s*$/.exec(text)
  const percent = Number(found?.[1]?.replace(',', '.') ?? 0)
  return percent > 0 ? percent : null
}

/** The zoom in percent; another one can be typed. A double click fits the picture. */
export const ZoomField = ({ view }: { readonly view: ImageView }) => {
  const { scale } = useCalmView(view).view
  const [typed, setTyped] = useState<string | null>(null)
  const apply = () => {
    const percent = readPercent(typed ?? '')
    if (percent !== null) view.zoomBy(percent / 100 / view.get().view.scale)
    setTyped(null)
  }
  return (
    <input
      className="navigator-percent num"
      aria-label="Zoom in percent"
      title="Type a zoom, or double click to fit"
      value={typed ?? `${String(Math.round(scale * 100))} %`}
      onFocus={(event) => {
        setTyped(String(Math.round(scale * 100)))
        event.currentTarget.select()
      }}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={apply}
      onDoubleClick={view.fit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setTyped(null)
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
      }}
    />
  )
}
