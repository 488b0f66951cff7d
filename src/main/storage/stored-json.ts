import type { z } from 'zod'
import { Failure } from '../../shared/failures.ts'

/** Reads JSON that this app wrote earlier. @throws {@link Failure} `HOME_DAMAGED` when it is not what it should be */
export const parseStored = <T>(text: string, schema: z.ZodType<T>): T => {
  try {
    return schema.parse(JSON.parse(text))
  } catch (cause) {
    throw new Failure('HOME_DAMAGED', { cause })
  }
}
