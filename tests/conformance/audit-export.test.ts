import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditEvents } from '../../src/main/guard/audit/audit-events.ts'
import { decodeLine, encodeLine, type ChainedEntry } from '../../src/main/guard/audit/audit-line.ts'
import {
  cefLine,
  cefSeverity,
  escapeCefHeader,
  escapeCefValue,
  type CefDevice,
} from '../../src/main/guard/audit/cef.ts'
import { readCef } from './cef-reader.ts'

const device: CefDevice = { deviceId: 'device_1', organisationId: 'organisation_1', version: '0.1.0' }

const entry = (part: Partial<ChainedEntry> = {}): ChainedEntry => {
  const { hash: _, ...rest } = {
    entry: 7,
    at: '2026-03-01T10:00:00.123Z',
    event: 'shard.open',
    result: 'refused' as const,
    reason: 'NOT_ASSIGNED',
    subject: 'shard_1 item:4',
    build: '0.1.0 abc',
    prev: 'A'.repeat(43),
    hash: '',
    ...part,
  }
  return { ...rest, hash: encodeLine(rest).hash }
}

describe('an entry in Common Event Format', () => {
  it('is one line with the seven fields of the header and what happened in its extension', () => {
    const made = entry()
    const { header, extension } = readCef(cefLine(made, device))
    expect(header).toEqual(['CEF:0', 'Auxerta', 'Workstation', '0.1.0', 'shard.open', 'shard.open refused', '6'])
    expect(Object.fromEntries(extension)).toEqual({
      rt: String(Date.parse('2026-03-01T10:00:00.123Z')),
      externalId: '7',
      act: 'refused',
      outcome: 'failure',
      reason: 'NOT_ASSIGNED',
      deviceExternalId: 'device_1',
      cs1Label: 'subject',
      cs1: 'shard_1 item:4',
      cs2Label: 'hash',
      cs2: made.hash,
      cs3Label: 'previousHash',
      cs3: 'A'.repeat(43),
      cs4Label: 'build',
      cs4: '0.1.0 abc',
      cs5Label: 'organisation',
      cs5: 'organisation_1',
    })
  })

  it('leaves out what an entry does not have', () => {
    const { extension } = readCef(cefLine(entry({ reason: null, subject: null, result: 'done' }), device))
    expect([...extension.keys()]).not.toContain('reason')
    expect([...extension.keys()]).not.toContain('cs1Label')
    expect(extension.get('outcome')).toBe('success')
  })

  it.each([
    ['|', '\\|'],
    ['\\', '\\\\'],
    ['a|b\\c', 'a\\|b\\\\c'],
    ['a=b', 'a=b'],
    ['two\nlines\r\nand', 'two lines and'],
  ])('escapes %j in the header as %j', (plain, escaped) => {
    expect(escapeCefHeader(plain)).toBe(escaped)
  })

  it.each([
    ['a=b', 'a\\=b'],
    ['\\', '\\\\'],
    ['\\=', '\\\\\\='],
    ['a|b', 'a|b'],
    ['two\nlines\r\nand', 'two\\nlines\\r\\nand'],
  ])('escapes %j in a value as %j', (plain, escaped) => {
    expect(escapeCefValue(plain)).toBe(escaped)
  })

  it('is read back as it was, whatever stands in it', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('a', ' ', '=', '\\', '|', '\n', '\r', 'ö', 'cs1=', 'CEF:0|'),
      maxLength: 30,
    })
    fc.assert(
      fc.property(nasty, nasty, nasty, (subject, reason, version) => {
        const line = cefLine(entry({ subject, reason }), { ...device, version })
        const { header, extension } = readCef(line)
        expect(extension.get('cs1')).toBe(subject)
        expect(extension.get('reason')).toBe(reason)
        expect(header[3]).toBe(version.replaceAll(/[\r\n]+/g, ' '))
        expect(extension.get('externalId')).toBe('7')
      }),
    )
  })

  it('says how grave it is', () => {
    const severities = (['allowed', 'done', 'refused', 'failed'] as const).map((result) =>
      cefSeverity({ event: 'shard.open', result }),
    )
    expect(severities).toEqual([2, 2, 6, 7])
    expect(cefSeverity({ event: 'export.write', result: 'done' })).toBe(4)
    expect(cefSeverity({ event: 'wipe.end', result: 'done' })).toBe(4)
    expect(cefSeverity({ event: 'audit.broken', result: 'failed' })).toBe(9)
  })

  it.each(auditEvents)('can be written for %s', (event) => {
    expect(readCef(cefLine(entry({ event }), device)).header[4]).toBe(event)
  })
})

it('an entry as JSON Lines is the line of the trail: one JSON object whose hash covers it', () => {
  const { hash, ...rest } = entry({ subject: 'quote " and \\ and \u2028' })
  const { line } = encodeLine(rest)
  expect(line.endsWith('\n')).toBe(true)
  expect(line.trimEnd()).not.toContain('\n')
  expect(JSON.parse(line)).toEqual({ ...rest, hash })
  expect(decodeLine(line.trimEnd())).toEqual({ ...rest, hash })
})
