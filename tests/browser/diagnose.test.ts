import { createServer, request as ask } from 'node:http'
import { once } from 'node:events'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { newDevice, offlineReady, PHONE, testServer, WALL } from './harness.ts'

const WEBSOCKET = 'Rechtstreekse verbinding (websocket)'

/** What the page says about a check, by the check's name. */
async function says(page: Page, check: string): Promise<string> {
  return page
    .getByRole('listitem')
    .filter({ has: page.getByText(check, { exact: true }) })
    .innerText()
}

/** A proxy of a school that knows no websockets: it hands every request on as an ordinary one. Gives its address. */
async function proxyThatStripsUpgrade(target: string): Promise<string> {
  const { port, hostname } = new URL(target)
  const proxy = createServer((request, response) => {
    const { upgrade: _, ...headers } = request.headers
    const options = {
      port,
      hostname,
      path: request.url,
      method: request.method,
      headers: { ...headers, connection: 'close', 'x-forwarded-for': '192.0.2.1' },
    }
    const onward = ask(options, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    request.pipe(onward)
  })
  // Without a listener for 'upgrade' node hands such a request on like any other.
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  onTestFinished(() => {
    proxy.close()
    proxy.closeAllConnections()
  })
  const address = proxy.address()
  return `http://localhost:${typeof address === 'object' ? address?.port : 0}`
}

test('whoever looks after the network sees that everything works, and copies that in words', async () => {
  const server = await testServer()
  const { page, context } = await newDevice(server, WALL, 'real')
  await page.goto(server.url)
  await offlineReady(page)
  await page.goto(`${server.url}/diagnose`)
  await page.getByRole('status').filter({ hasText: 'Alles werkt.' }).waitFor()
  expect(await says(page, WEBSOCKET)).toMatch(/Berichten komen heen en terug in \d+ ms/)
  expect(await says(page, 'Klok van dit apparaat')).toContain('gelijk met de server')
  expect(await says(page, 'Opslag op dit apparaat (IndexedDB)')).toContain(
    'Schrijven, lezen en verwijderen werkt',
  )
  expect(await says(page, 'Versie van het bord')).toMatch(/\d+\.\d+\.\d+\+\w+, dezelfde als op de server/)
  expect(await says(page, 'Browser')).toMatch(/Chrome \d+ is nieuw genoeg/)
  expect(await says(page, 'Scherm')).toContain('1920 × 1080')
  // The trial leaves nothing behind.
  expect(
    await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)),
  ).not.toContainEqual(expect.stringContaining('diagnose'))

  await context.grantPermissions(['clipboard-read'])
  await page.getByRole('button', { name: 'Kopieer' }).click()
  await page.getByText('Gekopieerd.').waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('Alles werkt.')
  expect(copied).toContain('- Rechtstreekse verbinding (websocket) [goed]: Berichten komen')
  expect(copied).toContain('Mozilla/5.0')

  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('status').filter({ hasText: 'Everything works.' }).waitFor()
})

test('a proxy that strips the upgrade is named, with what to do, on a phone in English', async () => {
  const server = await testServer()
  const url = await proxyThatStripsUpgrade(server.url)
  const { page, expectTrouble } = await newDevice({ url }, { ...PHONE, locale: 'en-GB' }, 'real')
  expectTrouble(/WebSocket/)
  await page.goto(`${url}/diagnose/`)
  await page.getByRole('status').filter({ hasText: 'This does not work here: Direct connection' }).waitFor()
  const websocket = await says(page, 'Direct connection (websocket)')
  expect(websocket).toContain('takes the Upgrade header off')
  expect(websocket).toContain(`allow websocket for ${url.replace('http', 'ws')}`)
  expect(websocket).toContain('ordinary https requests')
  expect(await says(page, 'Server within reach')).toContain('through a proxy')
})

test('a clock that is wrong and a device that may keep nothing are told', async () => {
  const server = await testServer()
  const { page } = await newDevice(server, WALL, 'real')
  await page.clock.setFixedTime(Date.now() + 3 * 3_600_000)
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      value: {
        open: () => {
          throw new DOMException('no', 'SecurityError')
        },
      },
    })
  })
  await page.goto(`${server.url}/diagnose`)
  await page.getByRole('status').filter({ hasText: 'Dit gaat hier niet goed: Klok' }).waitFor()
  expect(await says(page, 'Klok van dit apparaat')).toContain('scheelt 3 uur met de server')
  expect(await says(page, 'Opslag op dit apparaat (IndexedDB)')).toContain(
    'kan hier niets bewaren (SecurityError)',
  )
})

test('a server that is gone and a socket that is blocked are told, offline too no app stands in its place', async () => {
  const server = await testServer()
  const { page, expectDeadServer, expectTrouble } = await newDevice(server, WALL, 'real')
  expectDeadServer()
  expectTrouble(/ERR_/)
  await page.goto(server.url)
  await offlineReady(page)
  await page.goto(`${server.url}/diagnose`)
  await page.getByText('Alles werkt.').waitFor()
  await server.stop()
  await page.getByRole('button', { name: 'Opnieuw' }).click()
  await page.getByRole('status').filter({ hasText: 'Dit gaat hier niet goed: Server bereikbaar' }).waitFor()
  expect(await says(page, WEBSOCKET)).toContain('nooit bij de server aangekomen')
  await expect(page.goto(`${server.url}/diagnose`)).rejects.toThrow(/ERR_/)
})
