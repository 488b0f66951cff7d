import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { auditEvents } from '../../src/main/guard/audit/audit-events.ts'
import { eventGroups, groupOf } from '../../src/shared/audit/event-groups.ts'
import { eventWords } from '../../src/renderer/src/screens/device/event-words.ts'

const src = join(import.meta.dirname, '../../src')

/** Every file that may cause an event: all of the main process but the list of names itself. */
const sources = readdirSync(join(src, 'main'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('audit-events.ts'))
  .map((name) => readFileSync(join(src, 'main', name), 'utf8'))

/**
 * A name counts as emitted where it is given as an event: `event: 'x.y'`, as the first argument of a note, or as what is asked of the
 * access decision. A mere mention does not count.
 */
const emits = (event: string): boolean => {
  const name = event.replaceAll('.', '\\.')
  const given = new RegExp(
    `event:\\s*(?:[^,}]*\\?\\s*(?:'[^']*'\\s*:\\s*)?)?'${name}'|note\\w*\\(\\s*'${name}'|authoriseShard\\([^)]*'${name}'`,
  )
  return sources.some((source) => given.test(source))
}

describe('every name of an audit event', () => {
  it.each(auditEvents)('%s is caused somewhere', (event) => {
    expect(emits(event)).toBe(true)
  })

  it.each(auditEvents)('%s belongs to a group and has words', (event) => {
    expect(Object.keys(eventGroups)).toContain(groupOf(event))
    expect(eventWords(event, 'done')).not.toBe(event)
  })

  it('is there once', () => {
    expect(new Set(auditEvents).size).toBe(auditEvents.length)
  })

  it('is looked for in files that are there', () => {
    expect(sources.length).toBeGreaterThan(100)
    expect(emits('never.caused')).toBe(false)
  })
})
