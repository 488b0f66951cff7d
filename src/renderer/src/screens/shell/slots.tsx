import { createContext, useContext, useMemo, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useRoute, type Route } from '../route.ts'

/** The places of the frame that a screen may fill. */
type SlotName = 'trail' | 'lease' | 'status-left' | 'status-right'

interface Slots {
  readonly elements: Partial<Record<SlotName, HTMLElement | null>>
  readonly place: (name: SlotName, element: HTMLElement | null) => void
}

const SlotContext = createContext<Slots | null>(null)

const useSlots = (): Slots => {
  const slots = useContext(SlotContext)
  if (!slots) throw new TypeError('Used outside of SlotProvider')
  return slots
}

export const SlotProvider = ({ children }: { readonly children: ReactNode }) => {
  const [elements, setElements] = useState<Slots['elements']>({})
  const slots = useMemo<Slots>(
    () => ({
      elements,
      place: (name, element) =>
        setElements((before) => (before[name] === element ? before : { ...before, [name]: element })),
    }),
    [elements],
  )
  return <SlotContext value={slots}>{children}</SlotContext>
}

/** Where the frame keeps room for a slot. What stands beside it by default is hidden by the style sheet when it is filled. */
export const Slot = ({ name }: { readonly name: SlotName }) => {
  const { place } = useSlots()
  const [keep] = useState(() => (element: HTMLElement | null) => place(name, element))
  return <div className="slot" data-slot={name} ref={keep} />
}

const Fill = ({ name, children }: { readonly name: SlotName; readonly children: ReactNode }) => {
  const element = useSlots().elements[name]
  return element ? createPortal(children, element) : null
}

export interface TrailPart {
  readonly words: string
  /** Where a click goes; the last part goes nowhere. */
  readonly to?: Route
}

/** The breadcrumb of the screen in the title bar. Under 1400 px the first part gives way. */
export const Trail = ({ parts }: { readonly parts: readonly TrailPart[] }) => {
  const { go } = useRoute()
  return (
    <Fill name="trail">
      <nav className="trail" aria-label="Where you are">
        {parts.map((part, place) => {
          const { to } = part
          return (
            <span key={place} className="trail-part ell">
              {place === parts.length - 1 || !to ? (
                <span className={place === parts.length - 1 ? 'trail-here' : ''}>{part.words}</span>
              ) : (
                <button type="button" onClick={() => go(to)}>
                  {part.words}
                </button>
              )}
            </span>
          )
        })}
      </nav>
    </Fill>
  )
}

/** What stands in the lease pill while this screen is shown, in place of the summary of all leases. */
export const LeasePlace = ({ children }: { readonly children: ReactNode }) => <Fill name="lease">{children}</Fill>

/** Quiet facts of the screen in the status bar, `left` after the saved state or `right` before the lock. */
export const StatusPlace = ({ side, children }: { readonly side: 'left' | 'right'; readonly children: ReactNode }) => (
  <Fill name={side === 'left' ? 'status-left' : 'status-right'}>{children}</Fill>
)
