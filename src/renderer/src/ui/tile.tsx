import type { ReactNode } from 'react'
import type { Tone } from './tag.tsx'
import './tile.css'

export interface TileProps {
  readonly icon: ReactNode
  readonly tone: Tone
  /** What it is about, one or two words. */
  readonly head: string
  /** How it stands, in plain words. */
  readonly value: string
  readonly children: ReactNode
}

/** One plain-word fact about the device with what it means for the person. */
export const Tile = ({ icon, tone, head, value, children }: TileProps) => (
  <section className="card tile">
    <div className="tile-head">
      <span className={tone}>{icon}</span>
      <h2>{head}</h2>
    </div>
    <b>{value}</b>
    <p>{children}</p>
  </section>
)
