import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openHomeStore } from '../../../../src/main/storage/home/home-store.ts'
import { temporaryFolder } from './temporary-folder.ts'

const failing = (code: string): Error => expect.objectContaining({ code }) as Error

const fresh = () => {
  const access = { homeDir: temporaryFolder(), homeKey: randomBytes(32) }
  const home = openHomeStore({ ...access, projectSchema: z.object({ name: z.string() }) })
  return { ...access, home }
}

describe('home store', () => {
  it('opens with its home key and no other', () => {
    const { homeDir, homeKey, home } = fresh()
    home.settings.write('identity', { member: 'm1' })
    home.close()
    expect(() => openHomeStore({ homeDir, homeKey: randomBytes(32) })).toThrow(failing('HOME_DAMAGED'))
    const again = openHomeStore({ homeDir, homeKey })
    expect(again.settings.read('identity', z.object({ member: z.string() }))).toEqual({ member: 'm1' })
    again.close()
  })

  it('does not use the home key itself for the file', () => {
    const { homeDir, homeKey, home } = fresh()
    home.close()
    expect(readFileSync(join(homeDir, 'home.db')).includes(homeKey)).toBe(false)
    expect(readdirSync(homeDir)).toEqual(['home.db'])
  })

  it('rolls several tables back together', () => {
    const { home } = fresh()
    expect(() => {
      home.transaction(() => {
        home.outbox.put('a', Buffer.from('1'), '2026-01-01T00:00:00Z')
        home.logEntries.append('log', [{ seq: 2, hash: 'h', jws: 'j' }])
      })
    }).toThrow(failing('LOG_BROKEN'))
    expect(home.outbox.count()).toBe(0)
    home.close()
  })
})

describe('settings', () => {
  it('are absent, written, replaced, listed and removed', () => {
    const { home } = fresh()
    const { settings } = home
    expect(settings.read('preference.theme', z.string())).toBeNull()
    settings.write('preference.theme', 'dark')
    settings.write('preference.theme', 'light')
    settings.write('preference_x', 1)
    expect(settings.read('preference.theme', z.string())).toBe('light')
    expect(settings.names('preference.')).toEqual(['preference.theme'])
    settings.remove('preference.theme')
    expect(settings.read('preference.theme', z.string())).toBeNull()
    home.close()
  })

  it('tell a value of another shape instead of handing it out', () => {
    const { home } = fresh()
    home.settings.write('identity', 5)
    expect(() => home.settings.read('identity', z.string())).toThrow(failing('HOME_DAMAGED'))
    home.close()
  })

  it('never lower a raised number', () => {
    const { home } = fresh()
    expect([5, 3, 8, 8].map((value) => home.settings.raise('clock', value))).toEqual([5, 5, 8, 8])
    expect(home.settings.read('clock', z.number())).toBe(8)
    home.close()
  })
})

describe('private keys', () => {
  const key = (kid: string, grantId: string | null) => ({
    kid,
    purpose: 'agree',
    jwk: { kty: 'EC', crv: 'P-256', d: `secret-of-${kid}` },
    grantId,
    createdAt: '2026-01-01T00:00:00Z',
  })

  it('are found by id and purpose, bound to a grant and removed with it', () => {
    const { home } = fresh()
    const { privateKeys } = home
    for (const kid of ['k1', 'k2', 'k3']) privateKeys.add(key(kid, null))
    privateKeys.add({ ...key('k1', null), purpose: 'other' })
    expect(privateKeys.find('k1')).toEqual(key('k1', null))
    privateKeys.bindToGrant('k1', 'g1')
    privateKeys.bindToGrant('k2', 'g1')
    expect(privateKeys.forGrant('g1').map(({ kid }) => kid)).toEqual(['k1', 'k2'])
    expect(privateKeys.removeForGrant('g1')).toEqual(['k1', 'k2'])
    expect(privateKeys.list('agree').map(({ kid }) => kid)).toEqual(['k3'])
    expect([privateKeys.remove('k3'), privateKeys.remove('k3')]).toEqual([true, false])
    home.close()
  })
})

describe('project records', () => {
  it('keep record and key apart, and outlive the key', () => {
    const { home } = fresh()
    const localKey = randomBytes(32)
    home.projects.add({ projectId: 'prj1', role: 'owner', state: 'active', record: { name: 'Cars' }, localKey })
    expect(home.projects.localKey('prj1')?.equals(localKey)).toBe(true)
    home.projects.setState('prj1', 'wiping')
    home.projects.setRecord('prj1', { name: 'Cars again' })
    expect([home.projects.destroyKey('prj1'), home.projects.destroyKey('prj1')]).toEqual([true, false])
    expect(home.projects.localKey('prj1')).toBeNull()
    expect(home.projects.list()).toEqual([
      { projectId: 'prj1', role: 'owner', state: 'wiping', hasKey: false, record: { name: 'Cars again' } },
    ])
    home.close()
  })

  it('refuse the same project twice and a key of another length', () => {
    const { home } = fresh()
    const project = { projectId: 'prj1', role: 'owner', state: 'active', record: { name: 'Cars' } }
    expect(() => {
      home.projects.add({ ...project, localKey: randomBytes(31) })
    }).toThrow()
    home.projects.add({ ...project, localKey: randomBytes(32) })
    expect(() => {
      home.projects.add({ ...project, localKey: randomBytes(32) })
    }).toThrow(failing('NAME_TAKEN'))
    home.close()
  })
})

describe('log entries', () => {
  const entry = (seq: number, hash = `h${String(seq)}`) => ({ seq, hash, jws: `j${String(seq)}` })

  it('grow without gaps, pass over what is known and never go back', () => {
    const { home } = fresh()
    const { logEntries } = home
    expect(logEntries.head('log')).toBeNull()
    logEntries.append('log', [entry(1), entry(2)])
    logEntries.append('log', [entry(1), entry(2), entry(3)])
    expect(logEntries.head('log')).toEqual({ seq: 3, hash: 'h3' })
    expect(() => {
      logEntries.append('log', [entry(5)])
    }).toThrow(failing('LOG_BROKEN'))
    expect(() => {
      logEntries.append('log', [entry(2, 'forked'), entry(4)])
    }).toThrow(failing('LOG_BROKEN'))
    expect(logEntries.list('log', 1)).toEqual([entry(2), entry(3)])
    expect(logEntries.find('log', 4)).toBeNull()
    expect(logEntries.logs('l')).toEqual(['log'])
    home.close()
  })
})

describe('documents', () => {
  it('only move forward', () => {
    const { home } = fresh()
    const { documents } = home
    documents.write({ name: 'membership', version: 2, body: 'two' })
    documents.write({ name: 'membership', version: 2, body: 'two' })
    for (const [version, body] of [
      [1, 'one'],
      [2, 'another two'],
    ] as const)
      expect(() => {
        documents.write({ name: 'membership', version, body })
      }).toThrow(failing('VERSION_ROLLED_BACK'))
    documents.write({ name: 'membership', version: 3, body: 'three' })
    expect(documents.find('membership')).toEqual({ name: 'membership', version: 3, body: 'three' })
    expect(documents.list('status')).toEqual([])
    home.close()
  })
})

describe('outbox and certificates', () => {
  it('hands objects out in order and takes a retry as the same object', () => {
    const { home } = fresh()
    const { outbox } = home
    outbox.put('b', Buffer.from('first'), '2026-01-01T00:00:00Z')
    outbox.put('a', Buffer.from('x'), '2026-01-02T00:00:00Z')
    outbox.put('b', Buffer.from('again'), '2026-01-03T00:00:00Z')
    expect(outbox.list()).toEqual([
      { name: 'b', sizeBytes: 5, createdAt: '2026-01-01T00:00:00Z' },
      { name: 'a', sizeBytes: 1, createdAt: '2026-01-02T00:00:00Z' },
    ])
    expect(outbox.read('b')?.toString()).toBe('again')
    outbox.remove('b')
    expect([outbox.read('b'), outbox.count()]).toEqual([null, 1])
    home.close()
  })

  it('keeps the first certificate of an id', () => {
    const { home } = fresh()
    const first = { certificateId: 'c1', projectId: 'p1', jws: 'one', at: '2026-01-01T00:00:00Z' }
    home.certificates.add(first)
    home.certificates.add({ ...first, jws: 'two' })
    expect([home.certificates.find('c1'), home.certificates.find('c2')]).toEqual([first, null])
    expect(home.certificates.forProject('p1')).toEqual([first])
    home.close()
  })
})
