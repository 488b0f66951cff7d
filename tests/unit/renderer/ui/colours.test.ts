import { describe, expect, it } from 'vitest'
import { darkRoles, lightRoles } from '../../../../src/renderer/src/ui/colours.ts'
import { inkOn, labelColour, labelPalette, luminanceOf } from '../../../../src/shared/labels/palette.ts'

const contrast = (one: string, other: string) => {
  const [light = 0, dark = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

describe('label colours', () => {
  it('has twenty, all different, and repeats beyond', () => {
    expect(new Set(labelPalette).size).toBe(20)
    expect(labelColour(1)).toBe('#fdb500')
    expect(labelColour(21)).toBe(labelColour(1))
  })

  it.each(labelPalette)('can be written on: %s', (colour) => {
    expect(contrast(colour, inkOn(colour))).toBeGreaterThanOrEqual(4.5)
  })
})

describe.each([
  ['light', lightRoles],
  ['dark', darkRoles],
] as const)('the %s roles', (_name, roles) => {
  const texts = ['t1', 't2', 't3', 'accent-t', 'ok-t', 'warn-t', 'bad-t'] as const

  it.each(texts)('%s can be read on every ground', (text) => {
    for (const ground of [roles.body, roles.panel, roles.raised, roles.sunken, roles.hover, roles.active])
      expect(contrast(roles[text], ground)).toBeGreaterThanOrEqual(4.5)
  })

  it('keeps meanings readable on their own tint', () => {
    for (const meaning of ['ok', 'warn', 'bad', 'accent'] as const)
      expect(contrast(roles[`${meaning}-t`], roles[`${meaning}-bg`])).toBeGreaterThanOrEqual(4.5)
  })

  it('draws the focus and control outlines at 3:1', () => {
    for (const ground of [roles.body, roles.panel]) {
      expect(contrast(roles.focus, ground)).toBeGreaterThanOrEqual(3)
      expect(contrast(roles.ctl, ground)).toBeGreaterThanOrEqual(3)
    }
  })

  it('keeps the canvas surround exactly neutral', () => {
    expect(roles.surround).toMatch(/^#(..)\1\1$/)
  })
})
