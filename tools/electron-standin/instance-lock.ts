import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'

/**
 * Takes the lock of one running app per `userData`. The lock names a loopback port that only a running app answers, so a lock left by a killed
 * one counts for nothing.
 */
export const takeInstanceLock = (userData: string, onSecond: () => void): boolean => {
  const file = path.join(userData, 'SingletonLock')
  if (runningInstanceAnswers(file)) return false
  const token = randomBytes(16).toString('hex')
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', (bytes) => {
      if (bytes.toString().trim() !== token) return
      socket.end('ok')
      onSecond()
    })
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (address === null || typeof address === 'string') return
    writeFileSync(file, JSON.stringify({ port: address.port, token }), { mode: 0o600 })
  })
  server.unref()
  process.once('exit', () => {
    rmSync(file, { force: true })
  })
  return true
}

/** Electron's call is synchronous, so the question is asked by a child. */
const runningInstanceAnswers = (file: string): boolean => {
  try {
    const { port, token } = JSON.parse(readFileSync(file, 'utf8')) as { port: number; token: string }
    const ask = `const s = require('node:net').connect(${port.toString()}, '127.0.0.1', () => s.write(process.argv[1]))
      s.on('data', (b) => process.exit(b.toString() === 'ok' ? 0 : 1)); s.on('error', () => process.exit(1))
      setTimeout(() => process.exit(1), 2000)`
    execFileSync(process.execPath, ['-e', ask, token], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
