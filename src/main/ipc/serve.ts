import { channelOf } from '../../shared/ipc/channel.ts'
import type { Contract, Handlers, Reply } from '../../shared/ipc/define.ts'
import type { Log } from './log.ts'
import { createPipeline, refusal, type Asker } from './pipeline.ts'

/** Where a request came from, as the runtime reports it and not as the request says. */
export interface Sender {
  /** Address of the document that asked; `null` when its frame is already gone. */
  readonly url: string | null
  readonly isTopFrame: boolean
  readonly isOurWindow: boolean
}

/** The boundary to the window: one answer per channel, and notices without an answer. */
export interface Wire {
  readonly answer: (channel: string, reply: (sender: Sender, input: unknown) => Promise<Reply<unknown>>) => void
  readonly tell: (channel: string, payload: unknown) => void
}

/** What serving needs besides the contract and its handlers. */
export interface Gate<Caller extends Asker> {
  /** Asked at every call: a lock or a revocation bites at once. */
  readonly caller: () => Caller
  /** Origin of the only document that may ask, such as `app://workstation`. */
  readonly origin: string
  readonly log: Log
  /** Told of calls that were turned away at the door, for the audit trail. */
  readonly onRefused?: (code: 'STRANGER' | 'NOT_PERMITTED', call: string) => void
}

/**
 * Registers every call of the contract on the wire: sender, permission, input schema, handler, output schema.
 *
 * @throws TypeError when a call has no handler; that is our bug and stops the start.
 */
export const serve = <C extends Contract, Caller extends Asker>(
  wire: Wire,
  contract: C,
  served: { readonly handlers: Handlers<C, Caller>; readonly gate: Gate<Caller> },
): void => {
  const { handlers, gate } = served
  const ask = createPipeline(contract, handlers, gate.log)
  for (const [group, members] of Object.entries<Contract[string]>(contract))
    for (const [name, declared] of Object.entries(members)) {
      if (declared.kind !== 'call') continue
      wire.answer(channelOf(group, name), async (sender, input) => {
        if (isOurs(sender, gate.origin)) {
          const reply = await ask(group, name, { input, caller: gate.caller() })
          if (!reply.ok && reply.error.code === 'NOT_PERMITTED') gate.onRefused?.('NOT_PERMITTED', `${group}.${name}`)
          return reply
        }
        gate.log.note('ipc.stranger', { group, name, isTopFrame: sender.isTopFrame, isOurWindow: sender.isOurWindow })
        gate.onRefused?.('STRANGER', `${group}.${name}`)
        return refusal('STRANGER')
      })
    }
}

/** Tells the window a notice, if the contract declares it and the payload has its shape; anything else is logged and dropped. */
export const relay =
  <C extends Contract>(wire: Wire, contract: C, log: Log) =>
  (group: string, name: string, payload: unknown): void => {
    const declared = Object.hasOwn(contract, group) ? contract[group]?.[name] : undefined
    if (declared?.kind !== 'notice') {
      log.note('ipc.undeclared-notice', { group, name })
      return
    }
    const parsed = declared.payload.safeParse(payload)
    if (parsed.success) wire.tell(channelOf(group, name), parsed.data)
    else log.failure(parsed.error, `${group}.${name}`)
  }

/** Custom schemes have the origin "null" in URL, so scheme and host are compared. */
const isOurs = (sender: Sender, origin: string): boolean => {
  if (!sender.isTopFrame || !sender.isOurWindow || sender.url === null || !URL.canParse(sender.url)) return false
  const url = new URL(sender.url)
  return `${url.protocol}//${url.host}` === origin
}
