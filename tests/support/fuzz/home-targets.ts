import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { decodeLine, emptyHead, encodeLine } from '../../../src/main/guard/audit/audit-line.ts'
import { walkTrail } from '../../../src/main/guard/audit/audit-walk.ts'
import { keySlotPath, readKeySlotFile, writeKeySlotFile } from '../../../src/main/guard/keys/key-slot-file.ts'
import { remainingWaitMs } from '../../../src/main/guard/keys/unlock-attempts.ts'
import { identity } from '../../../src/main/station/identity.ts'
import { readProfile, writeProfile, type Profile } from '../../../src/main/station/profile.ts'
import { wipeJournal } from '../../../src/main/station/wipe-journal.ts'
import { readFileIfPresent } from '../../../src/main/storage/atomic-file.ts'
import { parseStored } from '../../../src/main/storage/stored-json.ts'
import { change } from '../../../src/shared/changes/change.ts'
import { sampleOf } from '../../contract/samples.ts'
import { hostileJson, type Target } from './target.ts'

const home = mkdtempSync(join(tmpdir(), 'fuzz-home-'))

const slotCorpus = (): Buffer[] => {
  writeKeySlotFile(home, {
    format: 'auxerta-key-slot',
    version: 1,
    homeId: 'A'.repeat(22),
    scrypt: { n: 131_072, r: 8, p: 1, salt: Buffer.alloc(32) },
    deviceCheck: Buffer.alloc(32),
    wrapped: { nonce: Buffer.alloc(12), ciphertext: Buffer.alloc(48) },
  })
  return [readFileIfPresent(keySlotPath(home)) ?? Buffer.alloc(0)]
}

const profileCorpus = (): Buffer[] => {
  writeProfile(home, {
    ...{ version: 1, memberId: null, memberName: 'Mira', roles: ['annotator'], deviceId: 'abcdefgh12345678' },
    ...{
      deviceName: 'Laptop',
      fingerprint: 'a',
      enrolledAt: null,
      organisationName: 'O',
      organisationFingerprint: 'f',
    },
  } as Profile)
  return [readFileIfPresent(join(home, 'profile.json')) ?? Buffer.alloc(0)]
}

const firstLine = encodeLine({
  ...{ entry: 1, at: '2026-11-24T08:00:00.000Z', event: 'session.unlock', result: 'done', reason: null, subject: null },
  ...{ build: 'b', prev: emptyHead.hash },
})

const attempts = '{"version":2,"failed":3,"lastUptimeMs":1000}'
const stored = z.union([change, identity, wipeJournal])

export const homeTargets: readonly Target[] = [
  {
    name: 'key slot file',
    corpus: slotCorpus,
    seeds: hostileJson,
    codes: ['HOME_DAMAGED'],
    parse(input) {
      writeFileSync(keySlotPath(home), input)
      readKeySlotFile(home)
    },
    share: 0.2,
  },
  {
    name: 'file of wrong passphrases',
    corpus: () => [Buffer.from(attempts)],
    seeds: hostileJson,
    codes: [],
    parse(input) {
      writeFileSync(join(home, 'key-slot-attempts.json'), input)
      const waitMs = remainingWaitMs(home, 5_000)
      if (!(waitMs >= 0 && waitMs <= 3_600_000)) throw new TypeError('a wait without an end')
    },
    share: 0.005,
  },
  {
    name: 'profile',
    corpus: profileCorpus,
    seeds: hostileJson,
    codes: [],
    parse(input) {
      writeFileSync(join(home, 'profile.json'), input)
      readProfile(home)
    },
    share: 0.2,
  },
  {
    name: 'settings and stored values',
    corpus: () => [change, identity, wipeJournal].map((schema) => Buffer.from(JSON.stringify(sampleOf(schema)))),
    seeds: hostileJson,
    codes: ['HOME_DAMAGED'],
    parse: (input) => parseStored(input.toString('utf8'), stored),
  },
  {
    name: 'line of the audit trail',
    corpus: () => [Buffer.from(firstLine.line.trimEnd())],
    seeds: [Buffer.from(`{${'"hash":'.repeat(100_000)}`), Buffer.from(',"hash":"'.repeat(100_000))],
    codes: [],
    parse(input) {
      const line = input.toString('utf8')
      const entry = decodeLine(line)
      if (entry === null && walkTrail([line], []).whole) throw new TypeError('a damaged trail passed for whole')
    },
  },
]
