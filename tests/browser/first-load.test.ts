import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../server/prepare.js'
import { scriptsBeforeTheBoard, type Manifest } from '../setup/first-load.ts'
import { addAction, boardOnScreen, makeTeamBoard, statusSays, visit } from './hands.ts'
import { newDevice, PHONE, testServer, WALL } from './harness.ts'

test.each([
  ['wall', WALL],
  ['hand', PHONE],
] as const)(
  'a board comes up on the %s while every script that is not of its first load is held back',
  async (surface, size) => {
    const manifest: Manifest = JSON.parse(readFileSync(join(ROOT, 'dist/app/.vite/manifest.json'), 'utf8'))
    const first = scriptsBeforeTheBoard(manifest, surface)
    const server = await testServer()
    const { page, expectTrouble } = await newDevice(server, size)
    // As in a browser without service workers: what one keeps would pass by the route below.
    await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'))
    await visit(page, server.url)
    const address = await makeTeamBoard(page, 'Team onderbouw')
    await addAction(page, 'Leesmaatjes koppelen')
    await statusSays(page, 'Opgeslagen op dit apparaat')

    const held: string[] = []
    expectTrouble(/ERR_FAILED|Failed to fetch dynamically imported module/)
    await page.context().route('**/assets/*.js', async (route) => {
      const file = new URL(route.request().url()).pathname.slice(1)
      if (first.includes(file)) return route.continue()
      held.push(file)
      // Never answered: it ends with the page.
    })
    await page.goto(address, { waitUntil: 'commit' })
    await boardOnScreen(page, 'Team onderbouw')
    await page.getByText('Leesmaatjes koppelen').waitFor()
    expect(held.length).toBeGreaterThan(0)
  },
)

test('what could not be fetched in the very first visit comes as soon as there is a network, without a reload', async () => {
  const server = await testServer()
  const { page, context, expectTrouble } = await newDevice(server, PHONE)
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'))
  expectTrouble(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/)
  await visit(page, server.url)
  const address = await makeTeamBoard(page, 'Team onderbouw')
  await statusSays(page, 'Opgeslagen op dit apparaat')
  let refused = 0
  await context.route('**/assets/later-*.js', (route) => {
    refused++
    return route.abort()
  })
  await page.goto(address)
  await expect.poll(() => refused).toBeGreaterThan(0)
  await context.unroute('**/assets/later-*.js')
  await context.setOffline(true)
  await context.setOffline(false)
  await boardOnScreen(page, 'Team onderbouw')
  await addAction(page, 'Leesmaatjes koppelen')
})

test('a browser that is too old reads a plain sentence, in Dutch and in English', async () => {
  const server = await testServer()
  const { page, expectTrouble } = await newDevice(server)
  // Such a browser cannot read the module either.
  expectTrouble(/ERR_FAILED/)
  await page.route('**/assets/*.js', (route) => route.abort())
  await page.addInitScript(() => Reflect.deleteProperty(window, 'BigInt'))
  await page.goto(server.url)
  await page.getByText('Deze browser is te oud voor Verbeterbord.').waitFor()
  await page.getByText('This browser is too old for Verbeterbord.').waitFor()
})
