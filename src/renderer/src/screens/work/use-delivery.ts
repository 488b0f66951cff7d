import { useCallback, useState } from 'react'
import { asCallError, type CallError } from '../../station/call-error.ts'
import { useStation } from '../../station/station-provider.tsx'
import { formatClock, formatPlural } from '../../ui/format.ts'
import { useWorkList } from '../shell/work-list-provider.tsx'

interface Problem {
  readonly code: string
  readonly message: string
  readonly entry: string | null
}

export interface Delivery {
  readonly busy: 'deliver' | 'sync' | null
  /** What the last one brought, in a sentence. */
  readonly said: { readonly tone: 'ok' | 'plain'; readonly words: string } | null
  /** What the exchange holds that could not be taken in. */
  readonly problems: readonly Problem[]
  readonly error: CallError | null
  readonly deliver: () => void
  readonly sync: () => void
}

type Outcome = Pick<Delivery, 'said' | 'problems' | 'error'>

const nothing: Outcome = { said: null, problems: [], error: null }

const syncWords = (answer: {
  reachedAt: string
  received: number
  sent: number
  wiped: readonly unknown[]
}): string => {
  const facts = [
    answer.received > 0 ? `${formatPlural(answer.received, 'document')} received` : '',
    answer.sent > 0 ? `${formatPlural(answer.sent, 'object')} sent` : '',
    answer.wiped.length > 0 ? `${formatPlural(answer.wiped.length, 'wipe')} done, with certificate` : '',
  ].filter(Boolean)
  return `Exchange reached ${formatClock(answer.reachedAt)}. ${facts.length > 0 ? `${facts.join(', ')}.` : 'Nothing new.'}`
}

/** Nothing new may be sealed and yet something go out: what was sealed while the exchange was away. */
const deliveredWords = (items: number): string =>
  items > 0 ? `Delivered ${formatPlural(items, 'item')}.` : 'Delivered what was sealed before.'

/** Delivering and meeting the exchange, with what came of it. */
export const useDelivery = (): Delivery => {
  const station = useStation()
  const reload = useWorkList()?.reload
  const [busy, setBusy] = useState<Delivery['busy']>(null)
  const [outcome, setOutcome] = useState(nothing)

  const deliver = useCallback(() => {
    setBusy('deliver')
    station.work
      .deliver({})
      .then(({ items, receipt }) =>
        setOutcome({
          ...nothing,
          said: { tone: 'ok', words: `${deliveredWords(items)} Receipt ${receipt}.` },
        }),
      )
      .catch((thrown: unknown) => setOutcome({ ...nothing, error: asCallError(thrown) }))
      .finally(() => {
        setBusy(null)
        reload?.()
      })
  }, [station, reload])

  const sync = useCallback(() => {
    setBusy('sync')
    station.work
      .sync({})
      .then((answer) =>
        setOutcome({ said: { tone: 'plain', words: syncWords(answer) }, problems: answer.problems, error: null }),
      )
      .catch((thrown: unknown) => setOutcome({ ...nothing, error: asCallError(thrown) }))
      .finally(() => setBusy(null))
  }, [station])

  return { busy, ...outcome, deliver, sync }
}
