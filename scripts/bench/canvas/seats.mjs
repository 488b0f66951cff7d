/* global window */
import { installRecorder, settle } from './frames.mjs'

/** Pages with a scene in them, driven alike: our workbench with its panels open, and the peers. */

/** The item that is shown; every seventh has the photograph, the others a small picture. */
export const photographPlace = 121

export const windowSize = { width: 1440, height: 900 }

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Fits the picture, again while input that was sent before still moves it. */
const fitted = async (page, { fit, read }) => {
  let [last, stays] = [null, 0]
  for (let turn = 0; turn < 20 && stays < 2; turn += 1) {
    await settle(page)
    await fit()
    const now = await read()
    await settle(page, 100)
    stays = now === last && (await read()) === now ? stays + 1 : 0
    last = now
  }
}

const openPage = async (browser) => {
  const page = await browser.newPage({ viewport: windowSize })
  page.on('pageerror', (error) => console.error(error.message))
  await installRecorder(page)
  return {
    page,
    session: await page.context().newCDPSession(page),
    browserSession: await browser.newBrowserCDPSession(),
  }
}

/** Puts a scene behind one item of the fake station, so that its answer costs what the message to the window costs. */
const giveScene = ([shapes, shardId, position]) => {
  const classes = ['cat', 'horse', 'rider', 'frame', 'ground', 'inscription', 'tail']
  const labels = shapes.map(({ id, colour, ...shape }) => ({
    ...{ id, classId: classes[colour], part: 'jpg', attributes: {} },
    ...(shape.kind === 'box' ? shape : { kind: 'polygon', rings: [shape.points] }),
  }))
  const changes = labels.length === 0 ? [] : [{ id: 'scene', cause: 'items.import', origin: 'import', at: '2026-11-24T09:00:00.000Z', before: [], after: labels }] // prettier-ignore
  const { bridge, world } = globalThis.fakeStation
  const shard = world.projects.flatMap((project) => project.shards).find((entry) => entry.shardId === shardId)
  for (const item of shard.items) Object.assign(item, { state: 'todo', comments: [], changes: [] })
  shard.position = position
  globalThis.benchSaves = 0
  const invoke = bridge.invoke
  bridge.invoke = async (channel, input) => {
    if (channel === 'station:work:save') {
      globalThis.benchSaves += 1
      return { ok: true, value: { savedAt: new Date().toISOString() } }
    }
    const answer = await invoke(channel, input)
    if (channel === 'station:work:item' && answer.ok && answer.value.index === position)
      answer.value.changes = structuredClone(changes)
    return answer
  }
}

/** The workbench: `load` opens the shard from Work and waits until the tiles are sharp. */
export const openOurs = async (browser, address, shapes) => {
  const seat = await openPage(browser)
  const { page } = seat
  await page.goto(address)
  await page.locator('.shard-line').first().waitFor()
  await page.evaluate(giveScene, [shapes, 'shard-plates-07', photographPlace])
  await sleep(500)
  const row = page.getByText('plates-07', { exact: true }).first()
  await row.waitFor()
  const began = performance.now()
  await row.click()
  await page.locator('.image-surface[data-stage=ready][data-sharp]').waitFor({ state: 'attached', timeout: 300_000 })
  const loadMs = performance.now() - began
  await sleep(1000)
  const box = await page.locator('.image-surface').boundingBox()
  return {
    ...seat,
    loadMs,
    box,
    reads: {
      selected: `document.querySelector('.image-surface').dataset.selected`,
      hovered: `document.querySelector('.image-surface').dataset.hovered`,
      count: 'benchSaves',
      corners: 'benchSaves',
    },
    rest: () => settle(page),
    pick: async (tool) => {
      await page.keyboard.press(tool === 'box' ? 'b' : 'v')
      await sleep(150)
    },
    fit: () =>
      fitted(page, {
        fit: () => page.keyboard.press('f'),
        read: () => page.locator('.navigator-percent').inputValue(),
      }),
    close: () => page.close(),
  }
}

/** A page of a peer, its surface as large as ours and in the same place. */
export const openPeer = async (browser, address, { count, box }) => {
  const seat = await openPage(browser)
  const { page } = seat
  await page.goto(`${address}?box=${[box.x, box.y, box.width, box.height].join()}`)
  const loadMs = await page.evaluate(async (length) => {
    const began = performance.now()
    await window.benchPage.load(length)
    return performance.now() - began
  }, count)
  await sleep(1000)
  return {
    ...seat,
    loadMs,
    box,
    reads: {
      selected: 'benchPage.selected()',
      hovered: 'benchPage.hovered()',
      count: 'benchPage.count()',
      corners: 'benchPage.corners()',
    },
    rest: () => settle(page),
    pick: async (tool) => {
      await page.evaluate((name) => window.benchPage.pick(name), tool)
      await sleep(150)
    },
    fit: () =>
      fitted(page, {
        fit: () => page.evaluate(() => window.benchPage.fit()),
        read: () => page.evaluate(() => JSON.stringify(window.benchPage.view())),
      }),
    close: () => page.close(),
  }
}
