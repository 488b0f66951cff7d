import { describe, expect, it } from 'vitest'
import { ownWords, readSwitches } from '../../../../src/main/electron/switches.ts'
import { recordTries } from '../../../support/security-record.ts'

/** Each opens, moves, logs or weakens something; the value is what it would be given. */
const dangerous: readonly (readonly [name: string, value: string])[] = [
  ['inspect', '9229'],
  ['inspect-brk', '0'],
  ['inspect-port', '1'],
  ['inspect-publish-uid', 'http'],
  ['debug', '1'],
  ['remote-debugging-port', '9222'],
  ['remote-debugging-pipe', '3'],
  ['remote-debugging-address', '0.0.0.0'],
  ['remote-allow-origins', '*'],
  ['js-flags', '--expose-gc'],
  ['log-net-log', '/tmp/x'],
  ['enable-logging', 'file'],
  ['log-file', '/tmp/x'],
  ['v', '3'],
  ['vmodule', '*=3'],
  ['user-data-dir', '/tmp/x'],
  ['disk-cache-dir', '/tmp/x'],
  ['crash-dumps-dir', '/tmp/x'],
  ['no-sandbox', '1'],
  ['disable-gpu-sandbox', '1'],
  ['single-process', '1'],
  ['load-extension', '/tmp/x'],
  ['disable-web-security', '1'],
  ['allow-file-access-from-files', '1'],
  ['host-rules', 'MAP * 10.0.0.1'],
  ['host-resolver-rules', 'MAP * 10.0.0.1'],
  ['proxy-server', '10.0.0.1:80'],
  ['proxy-pac-url', 'http://10.0.0.1/x'],
  ['ssl-key-log-file', '/tmp/x'],
  ['ignore-certificate-errors', '1'],
  ['renderer-cmd-prefix', 'xterm'],
  ['utility-cmd-prefix', 'xterm'],
  ['gpu-launcher', 'xterm'],
  ['require', '/tmp/x.js'],
  ['import', '/tmp/x.js'],
  ['eval', '1'],
  ['app', '/tmp/x'],
  ['use-fake-ui-for-media-stream', '1'],
  ['auto-select-desktop-capture-source', 'x'],
  ['enable-features', 'x'],
  ['trace-startup', 'x'],
  ['type', 'renderer'],
]

describe('readSwitches', () => {
  it.each([
    [[], null],
    [['--home', '/srv/a'], '/srv/a'],
    [['--home=/srv/a b'], '/srv/a b'],
  ])('takes %j', (words, homeDir) => {
    expect(readSwitches(words, {})).toEqual({ ok: true, switches: { homeDir } })
  })

  it.each(dangerous)('refuses %j in every form and place', (name, value) => {
    const forms = [`--${name}`, `-${name}`, `/${name}`, `--${name.toUpperCase()}`, ` --${name}`, `\u2014${name}`]
    const words = forms.flatMap((form) => [[form], [`${form}=${value}`], [form, value], [form, form]])
    const places = words.flatMap((some) => [
      some,
      ['--home', '/srv/a', ...some],
      [...some, '--home', '/srv/a'],
      ['--', ...some],
      [...some, '--'],
      ['--home=/srv/a', '--', ...some],
      ['--home', ...some],
    ])
    const accepted = places.filter((line) => {
      const reading = readSwitches(line, {})
      // A folder may be called anything that is not a switch, so `--home /inspect` names one.
      return reading.ok && !(line[0] === '--home' && line.length === 2 && reading.switches.homeDir === line[1])
    })
    expect(accepted).toEqual([])
    recordTries({
      attack: 'Switches of the runtime on the command line',
      tries: places.length,
      accepted: accepted.length,
      lost: 0,
    })
  })

  it.each(['--homes=/x', '-r', '-h', '-home', 'file.txt', '', '--', '---home', '--home\0', 'app://workstation/'])(
    'refuses %j',
    (word) => {
      for (const words of [[word], ['--home', '/srv/a', word], [word, '--home', '/srv/a']])
        expect(readSwitches(words, {}).ok).toBe(false)
    },
  )

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

  it.each([
    'ELECTRON_LOG_FILE',
    'ELECTRON_ENABLE_LOGGING',
    'CHROME_LOG_FILE',
    'SSLKEYLOGFILE',
    'NODE_V8_COVERAGE',
    'ELECTRON_RUN_AS_NODE',
    'ELECTRON_NO_ASAR',
    'NODE_OPTIONS',
    'NODE_REPL_EXTERNAL_MODULE',
  ])('refuses the variable %s, and repeats its name only', (name) => {
    const reading = readSwitches(['--home', '/srv/a'], { PATH: '/bin', [name]: '/tmp/secret' })
    expect(reading.ok).toBe(false)
    expect(reading.ok ? '' : reading.sentence).toMatch(
      new RegExp(`^The variable ${name} would .*\\. Unset it, then start again\\.$`),
    )
    expect(JSON.stringify(reading)).not.toContain('secret')
    expect(readSwitches([], { PATH: '/bin', [name]: '' }).ok).toBe(true)
    recordTries({ attack: 'Variables that log or run other code', tries: 1, accepted: reading.ok ? 1 : 0, lost: 0 })
  })
})

describe('ownWords', () => {
  it('takes all of a packaged command line, and what follows the script in development', () => {
    expect(ownWords(['app', '--no-sandbox'], true)).toEqual(['--no-sandbox'])
    expect(ownWords(['electron', '--no-sandbox', 'out/main/index.js', '--home', 'x'], false)).toEqual(['--home', 'x'])
    expect(ownWords(['electron'], false)).toEqual([])
  })
})
