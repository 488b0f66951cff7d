import { expect, it } from 'vitest'
import { contract } from '../../../../../src/shared/ipc/contract.ts'
import { firstProject, readProject } from '../../../../../src/renderer/src/screens/projects/project-draft.ts'

const whole = { ...firstProject, name: ' Lanterns ', client: 'City archive', dueDay: '2026-12-01' }

it('gives what the station takes', () => {
  const read = readProject(whole)
  expect('input' in read && contract.projects.create.input.safeParse(read.input).success).toBe(true)
  expect(read).toMatchObject({
    input: { name: 'Lanterns', dueAt: new Date(2026, 11, 1, 18).toISOString(), ontology: { version: 1 } },
  })
})

it('needs no date', () => {
  expect(readProject({ ...whole, dueDay: '' })).toMatchObject({ input: { dueAt: null } })
})

it('says by part what is missing and gives nothing then', () => {
  const read = readProject({ ...firstProject, dueDay: '2026-02-30', policy: { ...firstProject.policy, regions: 'X' } })
  expect(read).not.toHaveProperty('input')
  expect('problems' in read && Object.keys(read.problems)).toEqual(['name', 'client', 'due', 'policy'])
})

it('does not take a project without classes', () => {
  expect(readProject({ ...whole, ontology: { guidelines: '', classes: [] } })).not.toHaveProperty('input')
})
