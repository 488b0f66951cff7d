/** Why a prediction is not taken, as a lead reads it. */
export const predictionFaults = {
  'unknown-item': 'no item of this name',
  'ambiguous-item': 'several items have this name',
  'unknown-class': 'the project has no such class',
  'kind-not-allowed': 'the class is not drawn this way',
  outside: 'outside of the picture',
  'other-size': 'made for a picture of another size',
  'no-score': 'no score between 0 and 1',
  broken: 'cannot be read as a shape',
  'too-many': 'more than 50,000 on one item',
} as const
export type PredictionFault = keyof typeof predictionFaults

/** Why predictions are left out, how many, and where the first of them are. */
export interface LeftOutRow {
  readonly reason: string
  readonly count: number
  readonly examples: string[]
}

const mostExamples = 5

/** Counts what is left out by its reason. Holds a few names for each, however many there are. */
export const createLeftOut = () => {
  const rows = new Map<PredictionFault, { count: number; readonly examples: Set<string> }>()
  return {
    add: (fault: PredictionFault, name: string): void => {
      const row = rows.get(fault) ?? { count: 0, examples: new Set() }
      rows.set(fault, row)
      row.count++
      if (row.examples.size < mostExamples) row.examples.add(name.slice(0, 200))
    },
    list: (): LeftOutRow[] =>
      [...rows].map(([fault, { count, examples }]) => ({
        reason: predictionFaults[fault],
        count,
        examples: [...examples],
      })),
  }
}
