import { isFailure } from '../../src/shared/failures.ts'

/** The code that a call fails with; words of their own for what fails otherwise, or not at all. */
export const codeOf = async (ask: () => Promise<unknown>, otherwise = 'nothing was thrown'): Promise<string> => {
  try {
    await ask()
    return otherwise
  } catch (error) {
    return isFailure(error) ? error.code : String(error)
  }
}
