import os from 'node:os'
import { describe, expect, it } from 'vitest'
import { keepOutOfIndex } from '../../../../src/main/electron/unindexed.ts'
import { defaultHomeDir } from '../../../../src/main/home-dir.ts'

const asked = (platform: NodeJS.Platform): unknown[] => {
  const calls: unknown[] = []
  keepOutOfIndex('/srv/home of a', platform, (program, args) => calls.push([program, ...args]))
  return calls
}

/** What is asked for; no Mac and no Windows has run it yet. */
describe('search index and backups', () => {
  it('macOS is asked to leave the home out of backups', () => {
    expect(asked('darwin')).toEqual([['/usr/bin/tmutil', 'addexclusion', '/srv/home of a']])
  })

  it('Windows is asked to leave it out of its index', () => {
    const [call] = asked('win32') as [string[]]
    expect(call[0]).toMatch(/\\System32\\attrib\.exe$/)
    expect(call.slice(1)).toEqual(['+I', '/srv/home of a'])
  })

  it('Linux is asked for nothing', () => {
    expect(asked('linux')).toEqual([])
  })
})

describe('the usual home', () => {
  it('lies where nothing roams, syncs or indexes', () => {
    expect(defaultHomeDir('win32', { LOCALAPPDATA: 'C:\\L', APPDATA: 'C:\\Roaming' })).toBe(
      'C:\\L\\Auxerta Workstation',
    )
    expect(defaultHomeDir('darwin', {})).toMatch(/Library\/Application Support\/Auxerta Workstation\.noindex$/)
    expect(defaultHomeDir('linux', {})).toBe(`${os.homedir()}/.local/share/auxerta-workstation`)
    expect(defaultHomeDir('linux', { XDG_DATA_HOME: '/srv/x' })).toBe('/srv/x/auxerta-workstation')
  })
})
