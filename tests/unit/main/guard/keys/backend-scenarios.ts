/** Run in a session of its own; prints what the key store says about itself. */
import { createKeytarStore } from '../../../../../src/main/guard/keys/keytar-store.ts'

console.log(JSON.stringify(await createKeytarStore().backend()))
