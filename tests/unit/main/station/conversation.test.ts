import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { finishItem, openProject, type Project } from '../../../support/assigned.ts'
import { sit, testPassphrase, type Seat } from '../../../support/station-kit.ts'

let open: Project
let annotator: Seat
let lead: Seat
beforeEach(async () => {
  open = await openProject()
  ;({ annotator, lead } = open.office)
  await open.assign(open.first)
  await annotator.call.work.sync({})
  await annotator.call.work.open({ shardId: open.first })
})
afterEach(() => open.office.close())

const failing = (code: string): Error => expect.objectContaining({ code }) as Error
const place = () => ({ shardId: open.first, index: 0 })
const reviewed = () => ({ ...place(), projectId: open.projectId })
const secret = 'Is the Xyzzyquux hull one boat or two'

const deliver = async () => {
  await annotator.call.work.deliver({})
  expect((await lead.call.work.sync({})).problems).toEqual([])
}

/** Every byte below a folder, as text. */
const bytesBelow = (dir: string): string =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')

describe('a comment of the annotator', () => {
  it('reaches the lead with the item, is answered, settled and answered again', async () => {
    const { comments } = await annotator.call.work.comment({ ...place(), text: `  ${secret} `, point: [0.5, 0.25] })
    expect(comments).toMatchObject([{ text: secret, point: [0.5, 0.25], side: 'annotator', sent: false }])
    const thread = comments[0]?.id ?? ''
    await finishItem(annotator, open.first, 0)
    await deliver()
    expect((await annotator.call.work.item(place())).comments).toMatchObject([{ sent: true }])

    const shown = await lead.call.review.item(reviewed())
    expect(shown.comments).toMatchObject([{ text: secret, author: 'Mira Okafor', side: 'annotator', resolved: false }])
    const { items } = await lead.call.review.open({ projectId: open.projectId, shardId: open.first })
    expect(items[0]).toMatchObject({ comments: 1, openThreads: 1, activeSeconds: 1 })
    await lead.call.review.decide({
      ...reviewed(),
      decision: 'return',
      comments: [
        { text: 'Two.', answers: thread },
        { text: 'And this corner.', point: [1, 1] },
      ],
      threads: [{ commentId: thread, resolved: true }],
    })

    expect((await annotator.call.work.sync({})).problems).toEqual([])
    const back = await annotator.call.work.item(place())
    expect(back.comments).toMatchObject([
      { id: thread, resolved: true },
      { text: 'Two.', answers: thread, side: 'reviewer', author: 'Jonas Lindqvist' },
      { text: 'And this corner.', point: [1, 1], answers: null, resolved: false },
    ])
    const corner = back.comments[2]?.id ?? ''
    await annotator.call.work.comment({ ...place(), text: 'Done.', answers: corner })
    await annotator.call.work.resolve({ ...place(), commentId: corner, resolved: true })
    await finishItem(annotator, open.first, 0)
    await deliver()
    const again = await lead.call.review.item(reviewed())
    expect(again.comments.map(({ text, answers }) => [text, answers])).toEqual([
      [secret, null],
      ['Two.', thread],
      ['And this corner.', null],
      ['Done.', corner],
    ])
    expect(again.comments[2]?.resolved).toBe(true)
  })

  it('of a finished item goes with a delivery of its own', async () => {
    await finishItem(annotator, open.first, 0)
    await deliver()
    const { item } = await annotator.call.work.comment({ ...place(), text: 'One more thing.' })
    expect(item).toMatchObject({ state: 'finished', delivered: false, comments: 1 })
    await deliver()
    expect((await lead.call.review.item(reviewed())).comments).toMatchObject([{ text: 'One more thing.' }])
  })

  it('is taken back only before it is delivered', async () => {
    const first = (await annotator.call.work.comment({ ...place(), text: 'Wrong words.' })).comments[0]?.id ?? ''
    expect((await annotator.call.work.uncomment({ ...place(), commentId: first })).comments).toEqual([])
    const second = (await annotator.call.work.comment({ ...place(), text: 'Right words.' })).comments[0]?.id ?? ''
    await finishItem(annotator, open.first, 0)
    await deliver()
    await expect(annotator.call.work.uncomment({ ...place(), commentId: second })).rejects.toThrow(failing('NOT_FOUND'))
  })

  it('answers a thread of its own item only, and nothing on an accepted one', async () => {
    const other = { shardId: open.first, index: 1 }
    const { comments } = await annotator.call.work.comment({ ...other, text: 'Elsewhere.' })
    const astray = annotator.call.work.comment({ ...place(), text: 'Here.', answers: comments[0]?.id ?? '' })
    await expect(astray).rejects.toThrow(failing('INPUT_INVALID'))
    await finishItem(annotator, open.first, 0)
    await deliver()
    await lead.call.review.decide({ ...reviewed(), decision: 'accept', comments: [] })
    await annotator.call.work.sync({})
    await expect(annotator.call.work.comment({ ...place(), text: 'Late.' })).rejects.toThrow(failing('INPUT_INVALID'))
  })

  it('is in no file in the clear, on no side, before or after delivery, and in no trail', async () => {
    await annotator.call.work.comment({ ...place(), text: secret })
    await annotator.call.work.choose({ shardId: open.first, name: 'filter', value: secret })
    await finishItem(annotator, open.first, 0)
    await deliver()
    const everywhere = bytesBelow(open.office.dir)
    expect(everywhere).toContain('"comment.save"')
    expect(everywhere).not.toContain('Xyzzyquux')
    expect(everywhere).not.toContain(Buffer.from(secret).toString('base64').slice(0, 24))
  })

  it('goes to the lead before the wipe and is gone after it', async () => {
    await annotator.call.work.comment({ ...place(), text: secret })
    await annotator.call.work.flag({ ...place(), flagged: true })
    const back = await annotator.call.work.returnShard({ shardId: open.first })
    expect(back.items).toBe(1)
    expect((await lead.call.work.sync({})).problems).toEqual([])
    expect((await lead.call.review.item(reviewed())).comments).toMatchObject([{ text: secret }])
    await open.assign(open.first)
    await annotator.call.work.sync({})
    const anew = await annotator.call.work.open({ shardId: open.first })
    expect(anew.outcome === 'opened' && anew.shard.items[0]).toMatchObject({ comments: 0, flagged: false })
  })

  it('is refused on a shard that is shut, as are mark, time and choices', async () => {
    const shut = { shardId: open.second, index: 0 }
    const refused = [
      annotator.call.work.comment({ ...shut, text: 'No.' }),
      annotator.call.work.flag({ ...shut, flagged: true }),
      annotator.call.work.spend({ ...shut, activeSeconds: 1 }),
      annotator.call.work.choose({ shardId: open.second, name: 'filter', value: 'x' }),
    ]
    for (const call of refused) await expect(call).rejects.toThrow(failing('NOT_ASSIGNED'))
  })
})

describe('the own mark, the time in use and the choices', () => {
  it('survive a restart and are not delivered', async () => {
    expect((await annotator.call.work.flag({ ...place(), flagged: true })).item.flagged).toBe(true)
    await annotator.call.work.spend({ ...place(), activeSeconds: 4 })
    await annotator.call.work.choose({ shardId: open.first, name: 'filter', value: 'state:todo' })
    await annotator.station.close()
    const { homeDir, keyStore } = annotator
    annotator = await sit({ homeDir, keyStore })
    await annotator.call.session.unlock({ passphrase: testPassphrase })
    const again = await annotator.call.work.open({ shardId: open.first })
    if (again.outcome !== 'opened') throw new Error('opened')
    expect(again.shard.items[0]).toMatchObject({ flagged: true, activeSeconds: 4, state: 'todo' })
    expect(again.shard.choices).toEqual({ filter: 'state:todo' })
    await finishItem(annotator, open.first, 0)
    await deliver()
    const { items } = await lead.call.review.open({ projectId: open.projectId, shardId: open.first })
    expect(items[0]).toMatchObject({ flagged: false, activeSeconds: 5 })
    await annotator.station.close()
  })
})
