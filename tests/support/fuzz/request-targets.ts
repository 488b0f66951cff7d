import { exporters } from '../../../src/main/exporters/index.ts'
import { sliceFor } from '../../../src/main/electron/byte-range.ts'
import { ownWords, readSwitches } from '../../../src/main/electron/switches.ts'
import { createLog } from '../../../src/main/ipc/log.ts'
import { createPipeline } from '../../../src/main/ipc/pipeline.ts'
import { readHint } from '../../../src/main/station/exchange-names.ts'
import { folderSettings } from '../../../src/main/transports/folder/settings.ts'
import { splitObjectName, splitPrefix } from '../../../src/main/transports/object-name.ts'
import { roles } from '../../../src/shared/access/permissions.ts'
import { Failure } from '../../../src/shared/failures.ts'
import { contract } from '../../../src/shared/ipc/contract.ts'
import type { Contract, Handlers } from '../../../src/shared/ipc/define.ts'
import { label } from '../../../src/shared/labels/index.ts'
import { aBox, aPicture, aPolygon, aSpan, aText, anItem, exported } from '../../conformance/exporter-items.ts'
import { sampleOf } from '../../contract/samples.ts'
import { hostileJson, type Target } from './target.ts'

const calls = Object.entries(contract as Contract).flatMap(([group, members]) =>
  Object.entries(members).flatMap(([name, declared]) => (declared.kind === 'call' ? [{ group, name, declared }] : [])),
)
let internal: unknown = null
const log = { ...createLog(() => undefined), failure: (error: unknown) => ((internal = error), 'log-id') }
const handlers = Object.fromEntries(
  Object.entries(contract as Contract).map(([group, members]) => [
    group,
    Object.fromEntries(
      Object.keys(members).map((name) => [
        name,
        () => {
          throw new Failure('NOT_FOUND')
        },
      ]),
    ),
  ]),
) as unknown as Handlers<typeof contract, { standing: { unlocked: boolean; roles: typeof roles } }>
const ask = createPipeline(contract, handlers, log)
const caller = { standing: { unlocked: true, roles } }

const jsonOf = (input: Buffer): unknown => {
  try {
    return JSON.parse(input.toString('utf8'))
  } catch {
    return input.toString('utf8')
  }
}

/** The input of each call in turn goes to a call that its own bytes choose, so that shapes meet foreign calls too. */
const askOne = async (input: Buffer): Promise<void> => {
  const value = jsonOf(input)
  for (const offset of [0, 1]) {
    const call = calls[(input.length + offset) % calls.length]
    if (call === undefined) return
    const reply = await ask(call.group, call.name, { input: value, caller })
    if (reply.ok || !['INPUT_INVALID', 'NOT_FOUND', 'NOT_PERMITTED'].includes(reply.error.code))
      throw new TypeError(`${call.group}.${call.name} answered what it must not`, { cause: internal })
  }
}

const text = 'Mira Okafor works in Oslo \u{1f415}.'
const labels = [
  aBox([10, 10, 40, 30]),
  aPolygon([
    [
      [0, 0],
      [10, 0],
      [10, 10],
    ],
  ]),
  aSpan(text, 'Mira Okafor'),
  aSpan(text, ['Oslo']),
]

/** Whatever passes as a label in delivered work must be exported, or reported as lost. */
const exportAll = async (input: Buffer): Promise<void> => {
  const parsed = label.safeParse(jsonOf(input))
  if (!parsed.success) return
  const items = [anItem('a/b', [aPicture('a/b.jpg'), aText('a/b.txt', text)], [parsed.data])]
  for (const exporter of exporters) await exported(exporter, items)
}

const lines = (...texts: string[]): Buffer[] => texts.map((one) => Buffer.from(one))

export const requestTargets: readonly Target[] = [
  {
    name: 'input of a call of the window',
    corpus: () => calls.map(({ declared }) => Buffer.from(JSON.stringify(sampleOf(declared.input)))),
    seeds: hostileJson,
    codes: [],
    parse: askOne,
    share: 2,
  },
  {
    name: 'name of an object in the exchange',
    corpus: () =>
      lines('projects/abcdefgh12345678/log/abcdefgh12345678/00000001.jws', 'requests/', 'devices/a/projects/b.c'),
    seeds: lines('a-'.repeat(50_000), '/'.repeat(100_000), `${'a'.repeat(199)}.`, '../'.repeat(1_000)),
    codes: ['INPUT_INVALID'],
    parse(input) {
      const name = input.toString('utf8')
      readHint(name)
      const steps = splitObjectName(name)
      if (steps.some((step) => step.startsWith('.') || /[\\:\0]/.test(step)))
        throw new TypeError('a step out of the exchange')
    },
  },
  {
    name: 'beginning of names in the exchange',
    corpus: () => lines('projects/abcdefgh12345678/work/', 'requests/', 'devices/a/projects/b'),
    seeds: lines('/'.repeat(100_000), '.'.repeat(100_000)),
    codes: ['INPUT_INVALID'],
    parse: (input) => splitPrefix(input.toString('utf8')),
  },
  {
    name: 'settings of a transport',
    corpus: () => lines('{"kind":"folder","path":"/mnt/exchange"}'),
    seeds: hostileJson,
    codes: [],
    parse: (input) => folderSettings.safeParse(jsonOf(input)),
  },
  {
    name: 'command line of the app',
    corpus: () => lines('--home /tmp/a', '--home=/tmp/a', '--inspect=0.0.0.0:9229', '--no-sandbox', '/home x'),
    seeds: lines('--home '.repeat(10_000), '-'.repeat(100_000)),
    codes: [],
    parse(input) {
      const given = input.toString('utf8').split(' ')
      const reading = readSwitches(ownWords(['app', 'script', ...given], false), {})
      if (reading.ok && given.some((word) => word.startsWith('-') && !word.startsWith('--home')))
        throw new TypeError('an unknown switch was taken')
    },
  },
  {
    name: 'range of bytes asked for',
    corpus: () => lines('bytes=0-99', 'bytes=-5', 'bytes=10-', 'bytes=0-1,5-9'),
    seeds: lines(`bytes=${'9'.repeat(100_000)}-`, 'bytes=99999999999999-0'),
    codes: [],
    async parse(input) {
      const range = input.toString('latin1').replaceAll(/[^\t\x20-\x7e]/g, '?')
      const answer = sliceFor(new Request('http://item/', { headers: { range } }), Buffer.alloc(1_000, 1), {})
      const bytes = await answer.arrayBuffer()
      if (bytes.byteLength > 1_000 || (answer.status === 206 && bytes.byteLength === 0))
        throw new TypeError('a range outside the item')
    },
    share: 0.3,
  },
  {
    name: 'label that is exported',
    corpus: () => labels.map((one) => Buffer.from(JSON.stringify(one))),
    codes: [],
    parse: exportAll,
    share: 0.4,
  },
]
