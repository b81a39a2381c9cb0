// Tabs that die, the same board twice, storage or a relay that lost everything: what was said to be saved or shared is there.
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  addAction,
  addSuccess,
  boardOnScreen,
  crash,
  evict,
  joinByLink,
  joinLinkOf,
  makeTeamBoard,
  statusSays,
  visit,
} from './hands.ts'
import { newDevice, testServer, WALL } from './harness.ts'

const SAVED = 'Opgeslagen op dit apparaat'

const COPYING = { ...WALL, permissions: ['clipboard-read', 'clipboard-write'] }

test('three tabs that close or crash in any order lose nothing that was said to be saved', async () => {
  const seed = Date.now() % 2 ** 31
  const random = randomFrom(seed)
  const server = await testServer()
  const { page, context, expectDeadServer } = await newDevice(server)
  expectDeadServer()
  await visit(page, server.url)
  const address = await makeTeamBoard(page, 'Team onderbouw')
  await statusSays(page, SAVED)
  const tabs = [page, await context.newPage(), await context.newPage()]
  for (const tab of tabs.slice(1)) {
    await tab.goto(address)
    await boardOnScreen(tab, 'Team onderbouw')
  }
  await server.stop()
  const written: string[] = []
  const ends: string[] = []
  while (tabs.length > 0) {
    const [tab] = tabs.splice(Math.floor(random() * tabs.length), 1)
    if (!tab) throw new Error('no tab')
    const text = `Tabblad ${tabs.length}`
    await addAction(tab, text)
    await statusSays(tab, SAVED)
    written.push(text)
    const end = ['close', 'unload', 'crash'][Math.floor(random() * 3)]
    ends.push(`${text}: ${end}`)
    if (end === 'crash') await crash(tab)
    else await tab.close({ runBeforeUnload: end === 'unload' })
  }
  await server.start()
  const again = await context.newPage()
  await again.goto(address)
  await boardOnScreen(again, 'Team onderbouw')
  for (const text of written) {
    await expect
      .poll(() => again.getByText(text).count(), { message: `${text}, seed ${seed}, ${ends.join()}` })
      .toBeGreaterThan(0)
  }
})

test('a tab killed in the middle of a burst keeps every action the status line had vouched for', async () => {
  const seed = Date.now() % 2 ** 31
  const random = randomFrom(seed)
  const server = await testServer()
  const { page, context } = await newDevice(server)
  await visit(page, server.url)
  const address = await makeTeamBoard(page, 'Team onderbouw')
  await page.close()
  let vouched: string[] = []
  await context.exposeFunction('vouch', (cards: string[]) => void (vouched = cards))
  for (let round = 0; round < 3; round++) {
    const tab = await context.newPage()
    await tab.goto(address)
    await boardOnScreen(tab, 'Team onderbouw')
    await tellWhatIsVouchedFor(tab, SAVED)
    const last = 1 + Math.floor(random() * 4)
    for (let n = 0; n < last; n++) await addAction(tab, `Actie ${round}.${n}`)
    await tab.getByRole('button', { name: 'Actie', exact: true }).click()
    await tab.getByLabel('Wat', { exact: true }).fill(`Actie ${round}.${last}`)
    const typing = tab.keyboard.press('Enter').catch(() => undefined)
    // Somewhere around the moment at which the disk confirms.
    const turns = Math.floor(random() * 12)
    for (let turn = 0; turn < turns; turn++) await tab.evaluate(() => undefined)
    await crash(tab)
    await typing
    await tab.close()
    const again = await context.newPage()
    await again.goto(address)
    await boardOnScreen(again, 'Team onderbouw')
    expect(vouched.length, `seed ${seed}`).toBeGreaterThan(0)
    for (const text of vouched) {
      await expect
        .poll(() => again.getByText(text).count(), { message: `${text}, seed ${seed}` })
        .toBeGreaterThan(0)
    }
    await again.close()
  }
})

test('an invite opened twice at the same moment is one board, with every card once', async () => {
  const server = await testServer()
  const wall = await newDevice(server, COPYING)
  await visit(wall.page, server.url)
  await makeTeamBoard(wall.page, 'Team onderbouw')
  await addAction(wall.page, 'Leesmaatjes koppelen')
  const link = await joinLinkOf(wall.page)

  const { page, context } = await newDevice(server)
  const other = await context.newPage()
  await Promise.all([page.goto(link), other.goto(link)])
  for (const tab of [page, other]) {
    await tab.waitForURL(/\/bord\//)
    const name = tab.getByLabel('Jouw naam')
    const card = tab.getByText('Leesmaatjes koppelen')
    await name.or(card).first().waitFor()
    if (await name.isVisible()) {
      await name.fill('Bram')
      await tab.keyboard.press('Enter')
    }
    await card.first().waitFor()
  }
  expect(page.url()).toBe(other.url())
  await addAction(page, 'Uit het eerste tabblad')
  await other.getByText('Uit het eerste tabblad').waitFor()
  await addSuccess(other, 'Uit het tweede tabblad')
  await page.getByText('Uit het tweede tabblad').waitFor()
  for (const tab of [page, other]) {
    for (const text of ['Leesmaatjes koppelen', 'Uit het eerste tabblad', 'Uit het tweede tabblad']) {
      expect(await tab.getByText(text, { exact: true }).count(), text).toBe(1)
    }
  }
  await page.goto(server.url)
  await page.getByRole('button', { name: /^Team onderbouw/ }).waitFor()
  expect(await page.getByRole('button', { name: /^Haal .* weg/ }).count()).toBe(1)
})

test('a device that lost its storage gets the board back by the same link', async () => {
  const server = await testServer()
  const { page, context } = await newDevice(server, COPYING)
  await visit(page, server.url)
  const address = await makeTeamBoard(page, 'Team onderbouw')
  await addAction(page, 'Leesmaatjes koppelen')
  const link = await joinLinkOf(page)
  await statusSays(page, 'Gedeeld')
  await page.close()
  await evict(context, server.url)

  const again = await context.newPage()
  await again.goto(address)
  await again.getByText('Dit bord staat niet op dit apparaat').waitFor()
  await joinByLink(again, link, 'Anne')
  await again.getByText('Leesmaatjes koppelen').waitFor()
  await statusSays(again, SAVED)
})

test('a relay that lost its disk gets the board from the device, and so does the next device', async () => {
  const server = await testServer()
  const wall = await newDevice(server, COPYING)
  wall.expectDeadServer()
  await visit(wall.page, server.url)
  await makeTeamBoard(wall.page, 'Team onderbouw')
  await addAction(wall.page, 'Leesmaatjes koppelen')
  await statusSays(wall.page, 'Gedeeld')
  const link = await joinLinkOf(wall.page)
  await server.stop()
  for (const file of readdirSync(server.dataDir)) rmSync(join(server.dataDir, file), { recursive: true })
  await addAction(wall.page, 'Tijdens de storing')
  await server.start()
  await statusSays(wall.page, /^(?!.*niet gedeeld).*Gedeeld/)

  const { page } = await newDevice(server)
  await joinByLink(page, link, 'Bram')
  await page.getByText('Leesmaatjes koppelen').waitFor()
  await page.getByText('Tijdens de storing').waitFor()
})

/** From now on the page names the actions on its screen whenever its status line says that all is saved. */
async function tellWhatIsVouchedFor(page: Page, saved: string): Promise<void> {
  await page.evaluate((words) => {
    const tell = () => {
      const status = document.querySelector('[role=status]')?.textContent ?? ''
      if (!status.includes(words)) return
      const cards = document.body.innerText.match(/Actie \d\.\d/g) ?? []
      const vouch: unknown = Reflect.get(window, 'vouch')
      if (typeof vouch === 'function') vouch([...cards])
    }
    new MutationObserver(tell).observe(document.body, { subtree: true, childList: true, characterData: true })
  }, saved)
}

function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
