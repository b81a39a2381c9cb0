import { expect, test } from 'vitest'
import { newDevice, offlineReady, PHONE, testServer } from './harness.ts'

test('the privacy page is read at its own address, without script, in the look of the board', async () => {
  const server = await testServer()
  const { page } = await newDevice(server, { ...PHONE, javaScriptEnabled: false })
  await page.goto(`${server.url}/privacy`)
  await page.getByRole('heading', { name: 'Wat staat waar, en hoe lang' }).waitFor()
  await page.getByRole('heading', { name: 'English summary' }).waitFor()
  const { headers } = await fetch(`${server.url}/pages.css`)
  expect(headers.get('content-type')).toContain('text/css')
})

test('the privacy page is read offline, also by who never opened it', async () => {
  const server = await testServer()
  const { page, expectDeadServer } = await newDevice(server)
  expectDeadServer()
  await page.goto(server.url)
  await offlineReady(page)
  await page.reload()
  await server.stop()
  for (const address of ['/privacy', '/privacy.html']) {
    await page.goto(server.url + address)
    await page.getByRole('heading', { name: 'Rollen onder de AVG' }).waitFor()
    const font = await page.evaluate(async () => {
      await document.fonts.ready
      return document.fonts.check("17px 'Atkinson Hyperlegible Next Variable'") && document.fonts.size
    })
    expect(font).toBe(1)
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(236, 233, 225)',
    )
  }
})
