import type { StationContract } from '../../../src/shared/ipc/contract.ts'
import type { Handlers, Notify } from '../../../src/shared/ipc/define.ts'
import { deviceCalls } from './device-calls.ts'
import { membersCalls } from './members-calls.ts'
import { modelsCalls } from './models-calls.ts'
import { projectsCalls } from './projects-calls.ts'
import { reviewCalls } from './review-calls.ts'
import { sessionCalls } from './session-calls.ts'
import { shortcutsCalls } from './shortcuts-calls.ts'
import { suggestionsCalls } from './suggestions-calls.ts'
import { workCalls } from './work-calls.ts'
import type { World } from './world.ts'

export type FakeHandlers = {
  readonly [G in keyof Handlers<StationContract, undefined>]: {
    readonly [K in keyof Handlers<StationContract, undefined>[G]]: Handlers<StationContract, undefined>[G][K] extends (
      input: infer I,
      caller: undefined,
    ) => infer R
      ? (input: I) => R
      : never
  }
}
export type FakeNotify = Notify<StationContract>

/** One answer for every call of the contract: a missing one does not compile. */
export const fakeHandlers = (world: World, notify: FakeNotify): FakeHandlers => ({
  session: sessionCalls(world, notify),
  dialogs: {
    pickFolder: ({ purpose }) => ({
      folder: `folder-${purpose}`,
      name: purpose === 'exchange' ? 'exchange' : 'pictures',
    }),
    pickFile: ({ purpose }) => ({
      file: `file-${purpose}`,
      name: { suggestions: 'harbour-june.json', ontology: 'ontology.json', shortcuts: 'auxerta-shortcuts.json' }[
        purpose
      ],
    }),
  },
  window: { minimise: () => ({}), toggleMaximise: () => ({ maximised: true }), close: () => ({}) },
  work: workCalls(world, notify),
  review: reviewCalls(world, notify),
  projects: projectsCalls(world, notify),
  models: modelsCalls(world, notify),
  suggestions: suggestionsCalls(world, notify),
  members: membersCalls(world, notify),
  device: deviceCalls(world),
  shortcuts: shortcutsCalls(world),
})
