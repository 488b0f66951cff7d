import { permits, type Standing } from '../../shared/access/permissions.ts'
import { failureMessages, isFailure, type FailureCode } from '../../shared/failures.ts'
import type { Call, Contract, Handlers, Reply } from '../../shared/ipc/define.ts'
import type { Log } from './log.ts'

/** What the pipeline must know about whoever asks. */
export interface Asker {
  readonly standing: Standing
}

/** Answers one call by name: permission, input schema, handler, output schema. Never throws. */
export type Ask<Caller extends Asker> = (
  group: string,
  name: string,
  request: { readonly input: unknown; readonly caller: Caller },
) => Promise<Reply<unknown>>

type Handler<Caller> = (input: unknown, caller: Caller) => unknown

/** Turns a failure code into the reply that crosses the boundary. */
export const refusal = (code: FailureCode, logId?: string): Reply<never> => ({
  ok: false,
  error: { code, message: failureMessages[code], ...(logId === undefined ? {} : { logId }) },
})

/**
 * Builds the pipeline that the window and the command line share.
 *
 * The permission comes before the schema, so that someone without it learns nothing about what a request looks like.
 * A handler's answer passes the output schema too: a field that the contract does not name never leaves the main process.
 */
export const createPipeline = <C extends Contract, Caller extends Asker>(
  contract: C,
  handlers: Handlers<C, Caller>,
  log: Log,
): Ask<Caller> => {
  const calls = tableOf(contract, handlers)
  return async (group, name, { input, caller }) => {
    const entry = calls.get(`${group}:${name}`)
    if (entry === undefined) return refusal('INPUT_INVALID')
    const { declared, handler } = entry
    if (!permits(caller.standing, declared.requires))
      return refusal(caller.standing.unlocked ? 'NOT_PERMITTED' : 'LOCKED')
    try {
      const parsed = declared.input.safeParse(input)
      if (!parsed.success) return refusal('INPUT_INVALID')
      return { ok: true, value: declared.output.parse(await handler(parsed.data, caller)) }
    } catch (error) {
      if (isFailure(error) && error.code !== 'INTERNAL') return refusal(error.code)
      return refusal('INTERNAL', log.failure(error, `${group}.${name}`))
    }
  }
}

/** A map, so that a name such as `__proto__` finds nothing. */
const tableOf = <C extends Contract, Caller>(contract: C, handlers: Handlers<C, Caller>) => {
  const table = new Map<string, { declared: Call; handler: Handler<Caller> }>()
  const untyped = handlers as Readonly<Record<string, Readonly<Record<string, Handler<Caller>>>>>
  for (const [group, members] of Object.entries<Contract[string]>(contract))
    for (const [name, declared] of Object.entries(members)) {
      if (declared.kind !== 'call') continue
      const handler = untyped[group]?.[name]
      if (handler === undefined) throw new TypeError(`No handler for ${group}.${name}`)
      table.set(`${group}:${name}`, { declared, handler })
    }
  return table
}
