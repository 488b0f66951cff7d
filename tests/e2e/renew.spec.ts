import { expect, test } from '@playwright/test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, readdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import { makeProject, openOffice, passphrase, type Office } from './support/office.ts'

const program = path.resolve(import.meta.dirname, '..', '..', 'out', 'cli', 'auxerta.js')
let office: Office
let statusFile: string
test.beforeAll(async () => {
  office = await openOffice()
  const projectId = await makeProject(office, 'Letters')
  await office.cli('lead', 'renew', '--project', projectId, '--valid-minutes', '1')
  const dir = path.join(office.exchange, 'projects', projectId, 'status')
  statusFile = path.join(dir, readdirSync(dir)[0] ?? '')
})
test.afterAll(() => {
  office.dispose()
})

const issuedAt = (): number => {
  const [, payload = ''] = readFileSync(statusFile, 'utf8').split('.')
  return Date.parse((JSON.parse(Buffer.from(payload, 'base64url').toString()) as { issuedAt: string }).issuedAt)
}

test('renew --watch keeps statuses fresh, survives an exchange that is away, and stops when asked to', async () => {
  const before = issuedAt()
  const args = ['--home', office.homes.lead, 'renew', '--watch', '--every-minutes', '0.02']
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, AUXERTA_PASSPHRASE: passphrase },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const ended = once(child, 'exit')
  await expect.poll(() => (out.match(/^Reached /gm) ?? []).length, { timeout: 60_000 }).toBeGreaterThan(2)
  renameSync(office.exchange, `${office.exchange}-away`)
  await expect.poll(() => err, { timeout: 60_000 }).toContain('EXCHANGE_UNREACHABLE')
  renameSync(`${office.exchange}-away`, office.exchange)
  const reached = (out.match(/^Reached /gm) ?? []).length
  await expect.poll(() => (out.match(/^Reached /gm) ?? []).length, { timeout: 60_000 }).toBeGreaterThan(reached)
  await expect.poll(() => issuedAt() > before, { timeout: 60_000 }).toBe(true)
  child.kill('SIGTERM')
  const [code, signal] = (await ended) as [number | null, string | null]
  expect([code, signal]).toEqual([0, null])
  expect(out + err).not.toContain(passphrase)
  expect(existsSync(path.join(office.homes.lead, 'home.db'))).toBe(true)
  await office.cli('lead', 'sync')
})
