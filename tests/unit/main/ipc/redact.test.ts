import { describe, expect, it } from 'vitest'
import { Failure } from '../../../../src/shared/failures.ts'
import { createLog } from '../../../../src/main/ipc/log.ts'
import { redact, traceOf } from '../../../../src/main/ipc/redact.ts'

const key = Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')

describe('redact', () => {
  it.each([
    ['/home/maria/clients/acme/scan.jpg', '[path]'],
    ['open /var/tmp/x failed', 'open [path] failed'],
    ['C:\\Users\\Maria\\scan.jpg', '[path]'],
    ['\\\\server\\share\\scan.jpg', '[path]'],
    ['see https://acme.example/data?id=7 now', 'see [url] now'],
    ['file:///home/maria/x', '[url]'],
    ['maria@acme.example asked', '[address] asked'],
    [`key ${key} end`, 'key [bytes] end'],
    [Buffer.from(key).toString('hex'), '[bytes]'],
  ])('takes the private part out of %j', (line, expected) => {
    expect(redact(line)).toBe(expected)
  })

  it('keeps what we say ourselves', () => {
    expect(redact('ipc.stranger in work.open at index.js:12:7')).toBe('ipc.stranger in work.open at index.js:12:7')
  })
})

describe('traceOf', () => {
  it('never repeats a message, also not from the head of the stack', () => {
    const error = new Error('secret text\n    at secret.js:1:1', { cause: new TypeError('inner secret') })
    const trace = JSON.stringify(traceOf(error))
    expect(trace).not.toMatch(/secret/)
    expect(trace).toMatch(/"kind":"TypeError"/)
    expect(trace).toMatch(/redact\.test\.ts:\d+:\d+/)
  })

  it('keeps the code of a system error and of a failure', () => {
    expect(traceOf(Object.assign(new Error('x'), { code: 'ENOSPC' })).code).toBe('ENOSPC')
    expect(traceOf(new Failure('LOCKED')).code).toBe('LOCKED')
    expect(traceOf(Object.assign(new Error('x'), { code: '/home/x' })).code).toBeUndefined()
  })

  it('takes a thrown word for what it is and ends at a cause that loops', () => {
    expect(traceOf('a secret')).toEqual({ kind: 'string', frames: [] })
    const error = new Error('x')
    error.cause = error
    expect(JSON.stringify(traceOf(error)).length).toBeLessThan(4_000)
  })
})

describe('createLog', () => {
  it('redacts every field and gives an id that is in the line', () => {
    const lines: string[] = []
    const log = createLog((line) => lines.push(line))
    log.note('device.seen', { where: '/home/maria/x', count: 3 })
    const logId = log.failure(new Error('secret'), 'work.open')
    expect(lines[0]).toContain('"where":"[path]","count":3')
    expect(lines[1]).toContain(`"logId":"${logId}"`)
    expect(lines.join()).not.toMatch(/maria|secret/)
  })
})
