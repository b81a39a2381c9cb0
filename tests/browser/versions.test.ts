// Going back to an earlier board, and taking every board along in one file.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  addAction,
  addSuccess,
  boardOnScreen,
  makeTeamBoard,
  openExample,
  statusSays,
  visit,
  toStart,
} from './hands.ts'
import { newDevice, offlineReady, PHONE, temporaryFolder, testServer, WALL } from './harness.ts'

/** Leaves the board and comes back: what changed is a version then. */
async function leaveAndReturn(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Meer', exact: true }).click()
  await page.getByRole('button', { name: 'Naar mijn borden' }).click()
  await page.getByRole('button', { name: `${name} Teambord` }).click()
  await boardOnScreen(page, name)
}

async function openVersions(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Meer', exact: true }).click()
  await page.getByRole('button', { name: 'Eerdere versies' }).click()
  await page.getByRole('dialog', { name: 'Eerdere versies' }).waitFor()
}

test('a board goes back to how it was by keyboard, and one undo brings everything back', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  await addAction(page, 'Leesmaatjes koppelen')
  await leaveAndReturn(page, 'Team onderbouw')
  await addAction(page, 'Alles weggooien')
  await addSuccess(page, 'Vandaag gelukt')
  await openVersions(page)
  const rows = page.getByRole('listitem').filter({ hasText: /vandaag \d\d:\d\d/ })
  const fewer = rows.filter({ hasText: '1 actie en 1 succes minder dan nu' }).first()
  await fewer.getByRole('button', { name: /^Bekijk vandaag/ }).press('Enter')
  const look = page.getByRole('dialog', { name: /^Het bord van vandaag/ })
  await look.getByText('Leesmaatjes koppelen').waitFor()
  expect(await look.getByText('Alles weggooien').count()).toBe(0)
  await look.getByRole('button', { name: 'Alle versies' }).press('Enter')
  await fewer.getByRole('button', { name: /^Bekijk vandaag/ }).press('Enter')
  await look.getByRole('button', { name: 'Zet het bord terug' }).press('Enter')
  await page.getByText('Het bord is teruggezet').waitFor()
  await page.getByText('Leesmaatjes koppelen').first().waitFor()
  expect(await page.getByText('Alles weggooien').count()).toBe(0)
  expect(await page.getByText('Vandaag gelukt').count()).toBe(0)

  await page.getByRole('button', { name: 'Ongedaan maken' }).first().click()
  await page.getByText('Alles weggooien').first().waitFor()
  await page.getByText('Vandaag gelukt').first().waitFor()

  await openVersions(page)
  await page.getByRole('listitem').filter({ hasText: 'voor het terugzetten' }).first().waitFor()
})

test('a colleague sees the board go back, and what they do meanwhile stays', async () => {
  const server = await testServer()
  const mine = await newDevice(server, { ...WALL, permissions: ['clipboard-read', 'clipboard-write'] })
  await visit(mine.page, server.url)
  await makeTeamBoard(mine.page, 'Team bovenbouw')
  await addAction(mine.page, 'Van eerst')
  await leaveAndReturn(mine.page, 'Team bovenbouw')
  await addAction(mine.page, 'Van later')
  const invite = await copyInvite(mine.page)

  const theirs = await newDevice(server, PHONE)
  await theirs.page.goto(invite)
  await theirs.page.getByRole('button', { name: 'Zonder naam verder' }).click()
  await theirs.page.getByText('Van later').first().waitFor()
  await offlineReady(theirs.page)
  await theirs.context.setOffline(true)
  theirs.expectDeadServer()
  await addAction(theirs.page, 'Van de collega')

  await openVersions(mine.page)
  const fewer = mine.page.getByRole('listitem').filter({ hasText: '1 actie minder dan nu' }).first()
  await fewer.getByRole('button').click()
  await mine.page.getByRole('button', { name: 'Zet het bord terug' }).click()
  await mine.page.getByText('Het bord is teruggezet').waitFor()
  await theirs.context.setOffline(false)
  await mine.page.getByText('Van de collega').first().waitFor()
  await theirs.page.getByText('Van later').first().waitFor({ state: 'detached' })
  for (const { page } of [mine, theirs]) {
    await page.getByText('Van eerst').first().waitFor()
    await page.getByText('Van de collega').first().waitFor()
  }
})

test('one who only watches has no earlier versions to put back', async () => {
  const server = await testServer()
  const mine = await newDevice(server, { ...WALL, permissions: ['clipboard-read', 'clipboard-write'] })
  await visit(mine.page, server.url)
  await makeTeamBoard(mine.page, 'Team gang')
  const invite = await copyInvite(mine.page, 'meekijken')
  const screen = await newDevice(server)
  await screen.page.goto(invite)
  await boardOnScreen(screen.page, 'Team gang')
  await statusSays(screen.page, 'Alleen lezen')
  await screen.page.getByRole('button', { name: 'Meer', exact: true }).click()
  await screen.page.getByRole('button', { name: 'Naar mijn borden' }).waitFor()
  expect(await screen.page.getByRole('button', { name: 'Eerdere versies' }).count()).toBe(0)
})

test('every board of a device goes into one file without keys, and opens on an empty device', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  await addAction(page, 'Leesmaatjes koppelen')
  await page.goto(server.url)
  await openExample(page)
  await page.goto(server.url)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Bewaar alles' }).click(),
  ])
  await page.getByText('2 borden bewaard als bestand').waitFor()
  expect(download.suggestedFilename()).toMatch(/^Verbeterbord \d{4}-\d\d-\d\d\.verbeterbord\.json$/)
  const file = join(temporaryFolder(), 'alles.verbeterbord.json')
  await download.saveAs(file)
  const text = readFileSync(file, 'utf8')
  expect(JSON.parse(text)).toMatchObject({ format: 'verbeterbord', boards: [{}, {}] })
  expect(text).not.toMatch(/access|seal|token|secret/i)
  for (const key of await keysOn(page)) expect(text).not.toContain(key)

  const empty = await newDevice(server, PHONE)
  await visit(empty.page, server.url)
  expect(await empty.page.getByRole('button', { name: 'Bewaar alles' }).count()).toBe(0)
  await empty.page.getByLabel('Zet terug').setInputFiles(file)
  await empty.page.getByText('2 borden geopend').waitFor()
  await empty.page.getByRole('button', { name: /Team onderbouw.*schooljaar/ }).click()
  await boardOnScreen(empty.page, 'Team onderbouw')
  await empty.page.getByText('Leesmaatjes koppelen').first().waitFor()
})

test('a file that is no board is refused in a sentence and changes nothing', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await visit(page, server.url)
  const open = async (content: string) => {
    const file = join(temporaryFolder(), 'x.json')
    writeFileSync(file, content)
    await page.getByLabel('Zet terug').setInputFiles(file)
  }
  const refused = (words: string) => page.getByRole('alert').filter({ hasText: words }).waitFor()
  await open('geen bord')
  await refused('geen bord: het is niet als bord te lezen')
  await open('')
  await refused('In dit bestand staat geen bord')
  await open('[1,2]')
  await refused('geen bord van het verbeterbord')
  await open(
    `{"format":"verbeterbord","version":1,"boards":[{"board":{"id":"a","name":"${'x'.repeat(50e6)}"}}]}`,
  )
  await refused('te groot')
  await open('['.repeat(100_000))
  await refused('zit vreemd in elkaar')
  await open('{"format":"verbeterbord","version":99,"boards":[]}')
  await refused('nieuwere versie')
  expect(await page.getByRole('button', { name: 'Bewaar alles' }).count()).toBe(0)

  await open(
    '{"format":"verbeterbord","version":1,"boards":[{"board":{"id":"a","name":"Met proto","__proto__":{"hacked":1}},"actions":[{"id":"__proto__","text":"x"},{"id":"ok","text":"<img src=x onerror=alert(1)>","__proto__":{"hacked":1}}]}]}',
  )
  await boardOnScreen(page, 'Met proto')
  await page.getByText('<img src=x onerror=alert(1)>').first().waitFor()
  expect(await page.evaluate(() => 'hacked' in {})).toBe(false)
  await toStart(page)
  // The file named no school year, and a board without one could never be closed.
  await page.getByRole('button', { name: /Met proto.*schooljaar 20\d\d-20\d\d/ }).waitFor()
})

/** Every secret of the boards that this device has noted down. */
async function keysOn(page: Page): Promise<string[]> {
  const found = await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('verbeterbord-device')
      opening.addEventListener('success', () => resolve(opening.result))
      opening.addEventListener('error', () => reject(new Error('no device database')))
    })
    const boards = await new Promise<{ access: unknown }[]>((resolve) => {
      const reading = db.transaction('boards').objectStore('boards').getAll()
      reading.addEventListener('success', () => resolve(reading.result))
    })
    db.close()
    return boards.map(({ access }) => JSON.stringify(access))
  })
  const keys = found.flatMap((access) => access.match(/[\w+/=-]{20,}/g) ?? [])
  expect(keys.length).toBeGreaterThan(0)
  return keys
}

async function copyInvite(page: Page, kind: 'meedoen' | 'meekijken' = 'meedoen'): Promise<string> {
  await page.getByRole('button', { name: 'Meedoen', exact: true }).click()
  const dialog = page.getByRole('dialog')
  if (kind === 'meekijken') await dialog.getByText('Meekijken', { exact: true }).click()
  let invite = ''
  // The link of the other kind comes a moment after it was chosen.
  await expect
    .poll(async () => {
      await dialog.getByRole('button', { name: /Kopieer de link|Gekopieerd/ }).click()
      invite = await page.evaluate(() => navigator.clipboard.readText())
      return invite
    })
    .toContain(`#${kind}=`)
  await page.keyboard.press('Escape')
  return invite
}
