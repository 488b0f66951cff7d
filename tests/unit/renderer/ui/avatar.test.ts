import { expect, it } from 'vitest'
import { initialsOf } from '../../../../src/renderer/src/ui/initials.ts'

it('takes the first letters of the first and last name', () => {
  expect(initialsOf('Mira Okafor')).toBe('MO')
  expect(initialsOf('  Ana Maria  de Reis ')).toBe('AR')
  expect(initialsOf('Cher')).toBe('C')
  expect(initialsOf('')).toBe('')
  expect(initialsOf('𝒜lva Øst')).toBe('𝒜Ø')
})
