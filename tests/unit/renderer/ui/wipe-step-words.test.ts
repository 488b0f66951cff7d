import { expect, test } from 'vitest'
import { wipeSteps } from '../../../../src/main/guard/trust/certificate.ts'
import { wipeStepWords } from '../../../../src/renderer/src/ui/wipe-step-words.ts'

test('every step of a wipe has words of its own', () => {
  const words = wipeSteps.map(wipeStepWords)
  expect(new Set(words).size).toBe(wipeSteps.length)
  for (const step of words) expect(step).toMatch(/^[A-Z][a-z]+( [a-z]+)*$/)
})

test('a step of a later version keeps its name', () => {
  expect(wipeStepWords('disk-shredded')).toBe('disk-shredded')
})
