import { hasKeySlot } from '../../guard/keys/key-slot-file.ts'
import { destroyKeySlot } from '../../guard/keys/key-slot.ts'
import { dropAnchor } from '../../station/anchor.ts'
import { readProfile } from '../../station/profile.ts'
import { removeHomeFiles } from '../../station/remove-home-files.ts'
import type { StationCore } from '../../station/station.ts'
import { Failure } from '../../../shared/failures.ts'

/** What a person types before a home is erased. */
export const eraseWord = 'erase'

/**
 * Gives up a home whose passphrase is lost: destroys device secret and key slot, then removes the files. What was sent is
 * at the lead; what was not, also what is sealed and waits for the exchange, lies in the home database and is gone. The
 * audit trail stays readable and says so. Cut short, it is asked for again, or the next enrolment sweeps the rest.
 *
 * @throws {@link Failure} `NOT_PERMITTED` while unlocked or without the word, `NOT_ENROLLED`, `KEY_STORE_UNAVAILABLE`,
 * `DISK_FAILED`
 */
export const eraseHome = (core: StationCore, typedWord: string): Promise<void> =>
  core.whileLocked(async () => {
    const { homeDir, keyStore, audit, onChange } = core.parts
    if (typedWord !== eraseWord) throw new Failure('NOT_PERMITTED')
    if (!hasKeySlot(homeDir)) throw new Failure('NOT_ENROLLED')
    const subject = readProfile(homeDir)?.deviceId ?? null
    await dropAnchor({ homeDir, keyStore })
    await destroyKeySlot({ homeDir, keyStore })
    removeHomeFiles(homeDir)
    audit.append({ event: 'home.erase', result: 'done', reason: 'PASSPHRASE_LOST', subject })
    onChange()
  })
