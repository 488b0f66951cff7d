import { describe, expect, it } from 'vitest'
import { darkRoles, lightRoles } from '../../../../src/renderer/src/ui/colours.ts'
import { themeSheet } from '../../../../src/renderer/src/ui/theme.ts'

const block = (selector: string): string => {
  const sheet = themeSheet()
  const from = sheet.indexOf(`${selector}{`)
  return from < 0 ? '' : sheet.slice(from, sheet.indexOf('}', from))
}

describe('themeSheet', () => {
  it('holds every role in both schemes, and the label palette once', () => {
    const light = block(':root[data-mantine-color-scheme="light"]')
    const dark = block(':root[data-mantine-color-scheme="dark"]')
    for (const [name, value] of Object.entries(lightRoles)) expect(light).toContain(`--${name}: ${value};`)
    for (const [name, value] of Object.entries(darkRoles)) expect(dark).toContain(`--${name}: ${value};`)
    for (let place = 1; place <= 20; place += 1) expect(themeSheet().split(`--l${place}: `)).toHaveLength(2)
  })

  it('tells Mantine the same colours', () => {
    expect(block(':root[data-mantine-color-scheme="dark"]')).toContain(`--mantine-color-body: ${darkRoles.body};`)
    expect(block(':root[data-mantine-color-scheme="light"]')).toContain(`--mantine-color-text: ${lightRoles.t1};`)
    expect(themeSheet()).toContain('--mantine-color-accent-7: #2c60e2;')
  })
})
