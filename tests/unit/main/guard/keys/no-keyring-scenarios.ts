/** Run in a session without a keyring; prints what happened. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createKeySlot } from '../../../../../src/main/guard/keys/key-slot.ts'
import { createKeytarStore } from '../../../../../src/main/guard/keys/keytar-store.ts'

const homeDir = join(process.argv[2] ?? '', 'first')
const keyStore = createKeytarStore()
const created = await createKeySlot({ homeDir, passphrase: 'heron ladder velvet', keyStore, names: [] }).then(
  () => null,
  (error: unknown) => error as Error & { code: string },
)
console.log(
  JSON.stringify({
    backend: await keyStore.backend(),
    code: created?.code,
    message: created?.message,
    slotWritten: existsSync(join(homeDir, 'key-slot.json')),
  }),
)
