import { expect, it } from 'vitest'
import { wipeCauses, wipeScopes } from '../../../../src/shared/access/wipe.ts'
import { startWithCapital, wipeCauseWords, wipeScopeWords } from '../../../../src/renderer/src/ui/wipe-words.ts'

it('every cause and scope of a wipe has words of its own, that stand inside a sentence', () => {
  const words = [...wipeCauses.map(wipeCauseWords), ...wipeScopes.map(wipeScopeWords)]
  expect(new Set(words).size).toBe(wipeCauses.length + wipeScopes.length)
  for (const word of words) {
    expect(word).toMatch(/^[a-z].*[a-z]$/)
    expect(startWithCapital(word)).toMatch(/^[A-Z]/)
  }
})
