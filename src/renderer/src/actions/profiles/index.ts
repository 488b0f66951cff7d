import type { Bindings } from '../keymap.ts'
import { cvat } from './cvat.ts'
import { labelme } from './labelme.ts'
import { labelStudio } from './label-studio.ts'
import { xAnyLabeling } from './x-anylabeling.ts'

export type ProfileId = 'workstation' | 'cvat' | 'label-studio' | 'labelme' | 'x-anylabeling'

export interface Profile {
  readonly title: string
  /** What differs from the catalogue, whose keys are those of the profile Workstation. */
  readonly keys: Bindings
}

/** The habits that a person may bring along. */
export const profiles: Readonly<Record<ProfileId, Profile>> = {
  workstation: { title: 'Workstation', keys: {} },
  cvat: { title: 'CVAT', keys: cvat },
  'label-studio': { title: 'Label Studio', keys: labelStudio },
  labelme: { title: 'labelme', keys: labelme },
  'x-anylabeling': { title: 'X-AnyLabeling', keys: xAnyLabeling },
}

export const profileIds = Object.keys(profiles) as readonly ProfileId[]

export const isProfileId = (id: string): id is ProfileId => Object.hasOwn(profiles, id)
