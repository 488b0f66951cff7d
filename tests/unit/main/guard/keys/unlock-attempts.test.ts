import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clearAttempts, countAttempt, remainingWaitMs } from '../../../../../src/main/guard/keys/unlock-attempts.ts'
import { recordTries } from '../../../../support/security-record.ts'
import { temporaryFolder } from '../../storage/temporary-folder.ts'

const hour = 3_600_000
const failing = (code: string): Error => expect.objectContaining({ code }) as Error
const failed = (homeDir: string, times: number, uptimeMs: number): void => {
  const text = JSON.stringify({ version: 2, failed: times, lastUptimeMs: uptimeMs })
  writeFileSync(join(homeDir, 'key-slot-attempts.json'), text)
}

describe('the count of wrong passphrases', () => {
  it('lets five pass, then doubles up to an hour', () => {
    const homeDir = temporaryFolder()
    for (let guess = 0; guess < 5; guess++) countAttempt(homeDir, 1_000)
    expect(remainingWaitMs(homeDir, 1_000)).toBe(2_000)
    expect(() => {
      countAttempt(homeDir, 2_999)
    }).toThrow(failing('RATE_LIMITED'))
    countAttempt(homeDir, 3_000)
    expect(remainingWaitMs(homeDir, 3_000)).toBe(4_000)
    failed(homeDir, 40, 0)
    expect(remainingWaitMs(homeDir, 0)).toBe(hour)
    clearAttempts(homeDir)
    expect(remainingWaitMs(homeDir, 0)).toBe(0)
  })

  it('does not count what came too early', () => {
    const homeDir = temporaryFolder()
    failed(homeDir, 6, 10_000)
    const before = readFileSync(join(homeDir, 'key-slot-attempts.json'), 'utf8')
    expect(() => {
      countAttempt(homeDir, 11_000)
    }).toThrow(failing('RATE_LIMITED'))
    expect(readFileSync(join(homeDir, 'key-slot-attempts.json'), 'utf8')).toBe(before)
  })

  it('begins anew when the machine was started since: a restart never shortens a wait', () => {
    const homeDir = temporaryFolder()
    failed(homeDir, 20, 5 * hour)
    expect(remainingWaitMs(homeDir, 5 * hour + 60_000)).toBe(hour - 60_000)
    expect(remainingWaitMs(homeDir, 30_000)).toBe(hour - 30_000)
    expect(remainingWaitMs(homeDir, hour)).toBe(0)
    // Started again and running for longer than before: only what is surely waited counts.
    expect(remainingWaitMs(homeDir, 5 * hour + 1)).toBe(hour - 1)
    recordTries({
      attack: 'Turning the clock or restarting to shorten the wait after wrong passphrases',
      tries: 4,
      accepted: 0,
      lost: 0,
    })
  })

  it('gains nothing from a file that says something else', () => {
    for (const text of [
      '',
      '{}',
      '{"version":1,"failed":0,"lastAtMs":0}',
      '{"version":2,"failed":-9,"lastUptimeMs":0}',
    ]) {
      const homeDir = temporaryFolder()
      writeFileSync(join(homeDir, 'key-slot-attempts.json'), text)
      expect(remainingWaitMs(homeDir, 1_000), text).toBe(2_000)
    }
  })
})
