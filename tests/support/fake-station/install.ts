import { createFakeStation } from './index.ts'
import { defaultMedia, type Media } from './media.ts'
import type { Scenario } from './scenario.ts'

/** Puts a fake station where the preload would put the real one. `?fake={…}` in the address holds the scenario. */
const wished = new URLSearchParams(location.search).get('fake')
const given = (globalThis as { fakeMedia?: Media }).fakeMedia
const media = given && given.images.length > 0 ? given : defaultMedia
const fake = createFakeStation(wished ? (JSON.parse(wished) as Partial<Scenario>) : {}, media)
Object.assign(globalThis, { station: fake.bridge, fakeStation: fake })
