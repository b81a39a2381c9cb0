// Two real builds behind one address. platform.md's faults: an update accepted in the very first visit must work, and
// accepting in one page must never reload another.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildVersion } from '../setup/build-version.ts'
import { makeTeamBoard, visit } from './hands.ts'
import { newDevice, offlineReady, testServer } from './harness.ts'

const builds = mkdtempSync(join(tmpdir(), 'board-builds-'))
const [v1, v2, broken] = [join(builds, 'v1'), join(builds, 'v2'), join(builds, 'broken')]

beforeAll(() => {
  buildVersion('v1', v1)
  // As on a server: the new version is built over the old one.
  cpSync(v1, v2, { recursive: true })
  buildVersion('v2', v2)
  cpSync(v2, broken, { recursive: true })
  // A list that names a file which is not there, as after an upload that broke off.
  const worker = join(broken, 'sw.js')
  writeFileSync(worker, readFileSync(worker, 'utf8').replace('/favicon.svg', '/gone.svg'))
  for (const ending of ['br', 'gz']) rmSync(`${worker}.${ending}`)
})
afterAll(() => rmSync(builds, { recursive: true, force: true }))

test('an update accepted in the very first visit brings the new version', async () => {
  const server = await testServer(v1)
  const { page, expectDeadServer } = await newDevice(server)
  expectDeadServer()
  await visit(page, server.url)
  await offlineReady(page)
  expect(await version(page)).toBe('v1')
  await server.stop()
  await server.start(v2)
  await lookForUpdate(page)
  await acceptUpdate(page)
  await page.waitForFunction(showsVersion, 'v2')
})

test('accepting in one page does not reload the other, which is told', async () => {
  const server = await testServer(v1)
  const one = await newDevice(server)
  one.expectDeadServer()
  const other = await one.context.newPage()
  await visit(one.page, server.url)
  await offlineReady(one.page)
  await visit(other, server.url)
  await other.evaluate(() => Object.assign(window, { stillTheSamePage: true }))
  await server.stop()
  await server.start(v2)
  await lookForUpdate(one.page)
  await acceptUpdate(one.page)
  await one.page.waitForFunction(showsVersion, 'v2')
  await other.getByText('De nieuwe versie draait al. Laad de pagina opnieuw.').waitFor()
  expect(await other.evaluate(() => 'stillTheSamePage' in window)).toBe(true)
  expect(await version(other)).toBe('v1')
})

test('an update waits for the end of a session, and leaves half-typed text as it was', async () => {
  const server = await testServer(v1)
  const { page, expectDeadServer } = await newDevice(server)
  expectDeadServer()
  await visit(page, server.url)
  await offlineReady(page)
  await makeTeamBoard(page, 'Team onderbouw')
  await page.getByRole('button', { name: 'Start bordsessie' }).click()
  await page.getByText('Hoe zit iedereen erbij?').first().waitFor()
  await server.stop()
  await server.start(v2)
  await lookForUpdate(page)
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).waiting !== null)
  const end = page.getByRole('button', { name: 'Sessie afsluiten' }).last()
  await end.click()
  await page.getByText('Hoe ging deze sessie?').first().waitFor()
  expect(await page.getByText('Er is een nieuwe versie.').count()).toBe(0)
  await end.click()
  await page.getByRole('button', { name: 'Naar het bord' }).click()
  await page.getByRole('button', { name: 'Actie', exact: true }).click()
  await page.getByLabel('Wat', { exact: true }).fill('Half getypt')
  await page.keyboard.press('Escape')
  await acceptUpdate(page)
  await page.waitForFunction(showsVersion, 'v2')
  await page.getByRole('button', { name: 'Actie', exact: true }).click()
  await expect.poll(() => page.getByLabel('Wat', { exact: true }).inputValue()).toBe('Half getypt')
})

test('an update that was ignored is let in when the only page opens again', async () => {
  const server = await testServer(v1)
  const { page, expectDeadServer } = await newDevice(server)
  expectDeadServer()
  await visit(page, server.url)
  await offlineReady(page)
  await server.stop()
  await server.start(v2)
  await lookForUpdate(page)
  await page.getByText('Er is een nieuwe versie.').waitFor()
  await page.reload()
  await page.waitForFunction(showsVersion, 'v2')
})

test('a version that breaks while it shows a board still lets the next one in', async () => {
  const server = await testServer(v1)
  const { page, expectDeadServer, expectTrouble } = await newDevice(server)
  expectDeadServer()
  expectTrouble(/broken on purpose/)
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  await offlineReady(page)
  await server.stop()
  await server.start(v2)
  await lookForUpdate(page)
  await page.addInitScript(() => {
    const broken = () => {
      throw new Error('broken on purpose')
    }
    Object.assign(window, { requestAnimationFrame: broken })
  })
  await page.reload()
  await page.waitForFunction(
    () => document.querySelector('meta[name=version]')?.getAttribute('content') === 'v2',
    undefined,
    { polling: 200 },
  )
})

test('a waiting update does not come in by itself while another page is open', async () => {
  const server = await testServer(v1)
  const device = await newDevice(server)
  device.expectDeadServer()
  const other = await device.context.newPage()
  await visit(device.page, server.url)
  await offlineReady(device.page)
  await visit(other, server.url)
  await server.stop()
  await server.start(v2)
  await lookForUpdate(device.page)
  await device.page.getByText('Er is een nieuwe versie.').waitFor()
  await device.page.reload()
  await device.page.getByText('Er is een nieuwe versie.').waitFor()
  expect(await version(device.page)).toBe('v1')
  expect(await version(other)).toBe('v1')
})

test('a new version of which a file is missing changes nothing, online or offline', async () => {
  const server = await testServer(v1)
  const { page, expectDeadServer, expectTrouble } = await newDevice(server)
  expectDeadServer()
  expectTrouble(/404|bad-precaching-response/)
  await visit(page, server.url)
  await offlineReady(page)
  await server.stop()
  await server.start(broken)
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    const ended = new Promise((resolve) => {
      registration.addEventListener('updatefound', () => {
        const worker = registration.installing
        worker?.addEventListener('statechange', () => worker.state === 'redundant' && resolve(undefined))
      })
    })
    await registration.update()
    await ended
  })
  await page.reload()
  expect(await version(page)).toBe('v1')
  await server.stop()
  await page.reload()
  await page.getByRole('button', { name: 'Nieuw teambord' }).waitFor()
  expect(await version(page)).toBe('v1')
})

async function lookForUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
  })
}

async function acceptUpdate(page: Page): Promise<void> {
  await page.getByText('Er is een nieuwe versie.').waitFor()
  await page.getByRole('button', { name: 'Nu vernieuwen' }).click()
}

function version(page: Page): Promise<string | null> {
  return page.locator('meta[name=version]').getAttribute('content')
}

/** Runs in the page. */
function showsVersion(wanted: string): boolean {
  const shown = document.querySelector('meta[name=version]')?.getAttribute('content')
  return shown === wanted && document.querySelector('#app > *') !== null
}
