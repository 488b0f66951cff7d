import fc from 'fast-check'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const seat = fc.constantFrom(0, 1)
const index = fc.constantFrom(0, 1)

/** Every act weighs what it should come up: work often, what ends it seldom. */
export const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('read' as const), seat, index }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('annotate' as const), seat, index }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), seat, index }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('finish' as const), seat, index }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('deliver' as const), seat }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('meet' as const), seat }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('lead-meets' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('assign' as const),
      seat,
      afterMs: fc.constantFrom(0, 0, hourMs),
      lastsMs: fc.constantFrom(3 * hourMs, 5 * dayMs),
      offlineHours: fc.constantFrom(1, 48),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('take-back' as const), seat }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('give-back' as const), seat }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('decide' as const), seat, index, accept: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('policy' as const), copyText: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('complete' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const), seat }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('clock' as const),
      byMs: fc.constantFrom(20 * 60_000, 2 * hourMs, dayMs, 3 * dayMs, -2 * hourMs),
    }),
  },
)
export type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

/** Two assignments that may be worked on at once: one ends soon, the other one's lease does. */
const beginning: Act[] = [
  { do: 'lead-meets' },
  { do: 'assign', seat: 0, afterMs: 0, lastsMs: 3 * hourMs, offlineHours: 48 },
  { do: 'assign', seat: 1, afterMs: 0, lastsMs: 5 * dayMs, offlineHours: 1 },
  { do: 'meet', seat: 0 },
  { do: 'meet', seat: 1 },
]

/** Acts in any order; three of four histories begin with work that both may do. */
export const history = fc
  .tuple(fc.nat(3), fc.array(act, { minLength: 8, maxLength: 24 }))
  .map(([begun, acts]) => (begun > 0 ? [...beginning, ...acts] : acts))
