import type { ClassId } from '../../../../../shared/labels/base.ts'
import type { ImagePoint } from '../../../../../shared/labels/geometry.ts'
import { isEmptyTiles } from '../../../../../shared/labels/mask-patch.ts'
import { tilesOfRings } from '../../../../../shared/labels/mask-polygon.ts'
import { clampPoint, roundPoint } from '../../shapes.ts'
import { newBase } from '../new-label.ts'
import type { Desk, Ghost, Outlined, OutlinePrompt } from '../tool.ts'

/** What was pointed at so far, with what the model made of it last. */
export interface SmartPrompt {
  readonly addPoint: (at: ImagePoint, inside: boolean) => void
  readonly setBox: (from: ImagePoint, to: ImagePoint) => void
  /** Takes the last point or the box back. False when nothing is left. */
  readonly takeBack: () => boolean
  /** Makes the outline a label. False while there is none. */
  readonly keep: () => boolean
  readonly ghost: () => Ghost
  /** What is answered from here on concerns nobody. */
  readonly drop: () => void
}

const nothing: OutlinePrompt = { points: [], box: null }

/** One question at a time; while one is under way only the newest of the others is kept. */
const createAsking = (desk: Desk, onAnswer: (answer: Outlined | null) => void) => {
  let [asking, dropped] = [false, false]
  let next: OutlinePrompt | null = null
  const ask = async (prompt: OutlinePrompt): Promise<void> => {
    asking = true
    const answer = (await desk.outline()?.(prompt)) ?? null
    asking = false
    if (dropped) return
    if (next === null) onAnswer(answer)
    const waiting = next
    next = null
    if (waiting) await ask(waiting)
  }
  return {
    ask: (prompt: OutlinePrompt): void => {
      if (asking) next = prompt
      else void ask(prompt)
    },
    drop: () => {
      dropped = true
    },
  }
}

/** Begins to point. Null when there is no model, nothing may be drawn, or no class has an area. */
export const startPrompt = (desk: Desk): SmartPrompt | null => {
  const polygonId = desk.classFor('polygon')
  const classId = polygonId ?? desk.classFor('mask')
  if (classId === null || desk.readOnly() || desk.outline() === null) return null
  let prompt = nothing
  let answer: Outlined | null = null
  const asking = createAsking(desk, (fresh) => {
    answer = fresh
    desk.refresh()
  })
  const place = (point: ImagePoint) => roundPoint(clampPoint(point, desk.picture()))
  const change = (changed: OutlinePrompt): void => {
    prompt = changed
    asking.ask(changed)
  }
  return {
    addPoint: (at, inside) => {
      change({ ...prompt, points: [...prompt.points, { at: place(at), inside }] })
    },
    setBox: (from, to) => {
      change({ ...prompt, box: [place(from), place(to)] })
    },
    takeBack: () => {
      const rest = prompt.points.length > 0 ? { ...prompt, points: prompt.points.slice(0, -1) } : nothing
      if (rest.points.length === 0 && rest.box === null) return false
      change(rest)
      return true
    },
    keep: () => answer !== null && keep(desk, { classId, asMask: polygonId === null }, answer),
    ghost: () => ({ kind: 'outline', classId, rings: answer?.rings ?? [], ...prompt }),
    drop: asking.drop,
  }
}

const keep = (
  desk: Desk,
  { classId, asMask }: { readonly classId: ClassId; readonly asMask: boolean },
  { rings, source, confidence }: Outlined,
): boolean => {
  if (rings.length === 0) return false
  const rounded = rings.map((ring) => ring.map((point) => roundPoint(clampPoint(point, desk.picture()))))
  const base = newBase(desk, classId)
  const assist = { source, confidence, accepted: true }
  const tiles = asMask ? tilesOfRings(rounded) : {}
  if (asMask && isEmptyTiles(tiles)) return false
  desk.doc.transact('smart.draw-outline', (draft) => {
    draft.put(asMask ? { ...base, kind: 'mask', tiles, assist } : { ...base, kind: 'polygon', rings: rounded, assist })
  })
  return true
}
