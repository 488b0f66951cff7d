import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOffice, sit, testPassphrase, type Office, type Seat } from '../../../../support/station-kit.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice()
}, 60_000)
afterAll(() => office.close())

const mine = { profile: 'cvat', own: { 'tool.box': ['B', 'Mod+Shift+B'], 'item.next': [], 'go.work': ['G W'] } }

const importText = (seat: Seat, text: string) => {
  const path = join(mkdtempSync(join(office.dir, 'picked-')), 'some name.json')
  writeFileSync(path, text)
  return seat.call.shortcuts.importFrom({ file: seat.station.files.remember(path) })
}

const fileWith = (changes: object): string =>
  JSON.stringify({ format: 'auxerta-shortcuts', version: 1, shortcuts: mine, ...changes })

describe('shortcuts', () => {
  it('are those of Workstation until a person says otherwise', async () => {
    expect(await office.annotator.call.shortcuts.kept({})).toEqual({ profile: 'workstation', own: {} })
  })

  it('outlive the lock and a new start, each person having their own', async () => {
    await office.annotator.call.shortcuts.keep(mine)
    const { homeDir, keyStore } = office.annotator
    await office.annotator.station.close()
    const again = await sit({ homeDir, keyStore })
    await expect(again.call.shortcuts.kept({})).rejects.toThrow(expect.objectContaining({ code: 'LOCKED' }))
    await again.call.session.unlock({ passphrase: testPassphrase })
    expect(await again.call.shortcuts.kept({})).toEqual(mine)
    expect((await office.lead.call.shortcuts.kept({})).profile).toBe('workstation')
    await again.station.close()
  }, 60_000)

  it('go to another person in a file, and the trail tells that one was written', async () => {
    const { lead } = office
    await lead.call.shortcuts.keep(mine)
    const dir = mkdtempSync(join(office.dir, 'carried-'))
    const { file } = await lead.call.shortcuts.exportTo({ folder: lead.station.folders.remember(dir) })
    const text = readFileSync(join(dir, file), 'utf8')
    const other = await office.join('Ana Reis')
    expect(await importText(other, text)).toEqual(mine)
    expect(await other.call.shortcuts.kept({})).toMatchObject({ profile: 'workstation' })
    const { entries } = await lead.call.device.audit({ before: null, limit: 5 })
    expect(entries).toContainEqual(expect.objectContaining({ event: 'export.write', reason: 'shortcuts' }))
  }, 60_000)

  it('keep actions of a build that this one does not know', async () => {
    const shortcuts = { profile: 'of-later', own: { 'tool.of-later': ['F13'] } }
    expect(await importText(office.lead, fileWith({ shortcuts }))).toEqual(shortcuts)
  })

  it.each([
    ['no text of such a file', 'not json', 'SHORTCUTS_UNREADABLE'],
    ['another file', '{"version":1}', 'SHORTCUTS_UNREADABLE'],
    ['a later version', fileWith({ version: 2 }), 'SHORTCUTS_NEWER'],
    [
      'keys that are none',
      fileWith({ shortcuts: { profile: 'cvat', own: { 'tool.box': ['Hyper+B'] } } }),
      'SHORTCUTS_UNREADABLE',
    ],
    [
      'a sentence for keys',
      fileWith({ shortcuts: { profile: 'cvat', own: { 'tool.box': ['the plate reads BX 12'] } } }),
      'SHORTCUTS_UNREADABLE',
    ],
    ['more than a file of keys can be', `${fileWith({})}${' '.repeat(300_000)}`, 'SHORTCUTS_UNREADABLE'],
  ])('refuse %s', async (...[, text, code]) => {
    await expect(importText(office.lead, text)).rejects.toThrow(expect.objectContaining({ code }))
  })

  it('read only a file that was picked', async () => {
    const { call } = office.lead
    await expect(call.shortcuts.importFrom({ file: 'never_picked' })).rejects.toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    )
  })
})
