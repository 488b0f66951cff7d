import { describe, expect, it } from 'vitest'
import { ownWords, readSwitches } from '../../../../src/main/electron/switches.ts'

describe('readSwitches', () => {
  it.each([
    [[], null],
    [['--home', '/srv/a'], '/srv/a'],
    [['--home=/srv/a b'], '/srv/a b'],
  ])('takes %j', (words, homeDir) => {
    expect(readSwitches(words, {})).toEqual({ ok: true, switches: { homeDir } })
  })

  it.each([
    '--inspect',
    '--inspect-brk=0',
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--user-data-dir=/tmp/x',
    '--no-sandbox',
    '--js-flags=--expose-gc',
    '--load-extension=/tmp/x',
    '--log-net-log=/tmp/x',
    '--enable-logging',
    '--disable-web-security',
    '--homes=/x',
    '-r',
    '/remote-debugging-port=9222',
    'file.txt',
    '',
    '--',
  ])('refuses %j', (word) => {
    for (const words of [[word], ['--home', '/srv/a', word], [word, '--home', '/srv/a']])
      expect(readSwitches(words, {}).ok).toBe(false)
  })

  it.each([[['--home']], [['--home=']], [['--home', '--inspect']], [['--home', '/a', '--home', '/b']]])(
    'refuses %j',
    (words) => {
      expect(readSwitches(words, {}).ok).toBe(false)
    },
  )

  it('says which switch, not what it said', () => {
    expect(readSwitches(['--log-net-log=/home/maria/x'], {})).toEqual({
      ok: false,
      sentence: 'The app does not know --log-net-log. It takes --home DIR only.',
    })
  })

  it('refuses variables that write logs to files', () => {
    expect(readSwitches([], { ELECTRON_LOG_FILE: '/tmp/x' }).ok).toBe(false)
    expect(readSwitches([], { SSLKEYLOGFILE: '/tmp/x' }).ok).toBe(false)
    expect(readSwitches([], { PATH: '/bin', ELECTRON_ENABLE_LOGGING: '' }).ok).toBe(true)
  })
})

describe('ownWords', () => {
  it('takes all of a packaged command line, and what follows the script in development', () => {
    expect(ownWords(['app', '--no-sandbox'], true)).toEqual(['--no-sandbox'])
    expect(ownWords(['electron', '--no-sandbox', 'out/main/index.js', '--home', 'x'], false)).toEqual(['--home', 'x'])
    expect(ownWords(['electron'], false)).toEqual([])
  })
})
