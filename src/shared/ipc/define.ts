import type { z } from 'zod'
import type { Permission } from '../access/permissions.ts'
import type { FailureCode } from '../failures.ts'

/** A request from the window and its answer. Declared once; both faces are derived from it. */
export interface Call<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly kind: 'call'
  readonly requires: Permission
  readonly input: Input
  readonly output: Output
}

/** Something the main process tells the window, unasked. */
export interface Notice<Payload extends z.ZodType = z.ZodType> {
  readonly kind: 'notice'
  readonly payload: Payload
}

export type Group = Readonly<Record<string, Call | Notice>>
export type Contract = Readonly<Record<string, Group>>

/** Declares a call. A missing or misspelt permission does not compile. */
export const call = <I extends z.ZodType, O extends z.ZodType>(shape: Omit<Call<I, O>, 'kind'>): Call<I, O> => ({
  kind: 'call',
  ...shape,
})

/** Declares a notice. */
export const notice = <P extends z.ZodType>(payload: P): Notice<P> => ({ kind: 'notice', payload })

/** What crosses the boundary back to the window. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly error: { readonly code: FailureCode; readonly message: string; readonly logId?: string }
    }

type CallsOf<G extends Group> = { [K in keyof G as G[K] extends Call ? K : never]: G[K] }
type NoticesOf<G extends Group> = { [K in keyof G as G[K] extends Notice ? K : never]: G[K] }

/** One handler per call: a missing one does not compile. Input is parsed; output is checked after. */
export type Handlers<C extends Contract, Caller> = {
  readonly [G in keyof C]: {
    readonly [K in keyof CallsOf<C[G]>]: C[G][K] extends Call<infer I, infer O>
      ? (input: z.output<I>, caller: Caller) => Promise<z.input<O>> | z.input<O>
      : never
  }
}

/** Sends notices to the window. */
export type Notify<C extends Contract> = <G extends keyof C & string, K extends keyof NoticesOf<C[G]> & string>(
  group: G,
  name: K,
  payload: C[G][K] extends Notice<infer P> ? z.input<P> : never,
) => void

/** The window's face of the contract: calls that throw `CallError`, notices with `on…` style subscribe. */
export type Client<C extends Contract> = {
  readonly [G in keyof C]: {
    readonly [K in keyof CallsOf<C[G]>]: C[G][K] extends Call<infer I, infer O>
      ? (input: z.input<I>) => Promise<z.output<O>>
      : never
  } & {
    readonly [K in keyof NoticesOf<C[G]>]: C[G][K] extends Notice<infer P>
      ? { readonly subscribe: (listener: (payload: z.output<P>) => void) => () => void }
      : never
  }
}
