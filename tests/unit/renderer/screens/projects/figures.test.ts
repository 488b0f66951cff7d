import { expect, it } from 'vitest'
import { figuresOf } from '../../../../../src/renderer/src/screens/projects/figures.ts'
import { peopleOf } from '../../../../../src/renderer/src/screens/projects/people.ts'
import { assignmentOf, certificateOf, projectOf, shardOf } from './builders.ts'

it('shows only what the station knows: no certificates before a wipe was ordered', () => {
  expect(figuresOf(projectOf({})).map((figure) => figure.id)).toEqual(['delivered', 'accepted', 'returned', 'waiting'])
})

it('counts received certificates of all that are due', () => {
  const certificates = [certificateOf({ state: 'received' }), certificateOf({}), certificateOf({})]
  expect(figuresOf(projectOf({ certificates })).at(-1)).toMatchObject({ value: '1', of: '3', tone: 'warn' })
})

it('warns about rework only while there is some', () => {
  const tone = (returned: number) => figuresOf(projectOf({ returned })).find((entry) => entry.id === 'returned')?.tone
  expect([tone(0), tone(1)]).toEqual(['plain', 'warn'])
})

it('gathers what one device was given, people by name', () => {
  const ana = { deviceId: 'device-0002' as never, memberName: 'Ana Reis' }
  const project = projectOf({
    shards: [
      shardOf({ name: 'plates-01', assignments: [assignmentOf({}), assignmentOf({ ...ana, role: 'review' })] }),
      shardOf({ name: 'plates-02', assignments: [assignmentOf({})] }),
    ],
  })
  expect(peopleOf(project).map((person) => [person.memberName, person.assignments.map((a) => a.shardName)])).toEqual([
    ['Ana Reis', ['plates-01']],
    ['Mira Okafor', ['plates-01', 'plates-02']],
  ])
})
