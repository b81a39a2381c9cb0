// The board in the hand: by touch, at the sizes of phones, with and without a network. Taps are counted and printed.
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import {
  boardOnScreen,
  joinByLink,
  joinLinkOf,
  makeTeamBoard,
  openExample,
  statusSays,
  visit,
} from './hands.ts'
import { newDevice, offlineReady, PHONE, testServer } from './harness.ts'

const SIZES: [name: string, size: BrowserContextOptions][] = [
  ['390×844', PHONE],
  ['360×640', { ...PHONE, viewport: { width: 360, height: 640 } }],
  ['844×390, on its side', { ...PHONE, viewport: { width: 844, height: 390 } }],
  ['768×1024, a small tablet', { ...PHONE, viewport: { width: 768, height: 1024 } }],
]

const place = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('button', { name, exact: true })
const card = (page: Page, text: string) => page.getByRole('button', { name: new RegExp(`^${text}`) })
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** Taps like a thumb, and counts. */
function thumb() {
  let taps = 0
  return {
    async tap(what: Locator) {
      taps += 1
      await what.tap()
    },
    get taps() {
      return taps
    },
  }
}

async function boardInHand(size: BrowserContextOptions = PHONE) {
  const server = await testServer()
  const device = await newDevice(server, size)
  await visit(device.page, server.url)
  const url = await makeTeamBoard(device.page, 'Team onderbouw', 'Anne')
  return { server, url, ...device }
}

async function quickAdd(page: Page, text: string) {
  await page.getByLabel('Nieuwe actie…').tap()
  await page.keyboard.insertText(text)
  await page.keyboard.press('Enter')
}

/** Touches as a finger makes them; the browser decides what they mean. */
async function finger(page: Page) {
  const session = await page.context().newCDPSession(page)
  return (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points })
}

async function centre(what: Locator) {
  const box = await what.boundingBox()
  if (!box) throw new Error('not on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

describe.each(SIZES)('on a phone of %s', (name, size) => {
  test('an action and a success take at most three taps and their words, without a network too', async () => {
    const { server, page, context, url, expectDeadServer } = await boardInHand(size)
    expectDeadServer()
    await offlineReady(page)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await context.setOffline(true)
    await server.stop()
    await page.goto(url)
    await boardOnScreen(page, 'Team onderbouw')

    const action = thumb()
    await action.tap(page.getByLabel('Nieuwe actie…'))
    await page.keyboard.insertText('Leesmaatjes koppelen')
    await action.tap(page.getByRole('button', { name: 'Toevoegen' }))
    await part(page, 'Deze week').getByText('Leesmaatjes koppelen').waitFor()

    const success = thumb()
    await success.tap(page.getByRole('button', { name: 'Succes', exact: true }))
    await page.getByLabel('Wat', { exact: true }).and(page.locator(':focus')).waitFor()
    await page.keyboard.insertText('Iedereen durfde voor te lezen')
    await success.tap(page.getByRole('dialog').getByRole('button', { name: 'Toevoegen' }))
    await part(page, 'Successen').getByText('Iedereen durfde voor te lezen').waitFor()

    const done = thumb()
    await done.tap(page.getByRole('button', { name: 'Gelukt: Leesmaatjes koppelen' }))
    await part(page, 'Net gedaan').getByText('Leesmaatjes koppelen').waitFor()
    console.log(`${name}: action ${action.taps}, success ${success.taps}, done ${done.taps} taps`)
    expect(Math.max(action.taps, success.taps, done.taps)).toBeLessThanOrEqual(3)

    await page.getByRole('button', { name: 'Ongedaan maken' }).tap()
    await part(page, 'Deze week').getByText('Leesmaatjes koppelen').waitFor()
    await statusSays(page, 'Opgeslagen op dit apparaat')
    await page.reload()
    await part(page, 'Deze week').getByText('Leesmaatjes koppelen').waitFor()
  })

  test('every zone is reached by its name, and nothing is wider than the screen', async () => {
    const server = await testServer()
    const { page } = await newDevice(server, size)
    await visit(page, server.url)
    await openExample(page)
    await place(page, 'Bord').tap()
    for (const zone of ['Planning', 'Check-in', 'Successen', 'Doelen']) {
      await page.getByRole('tab', { name: zone }).tap()
      const region = page.getByRole('region', { name: zone, exact: true })
      await expect.poll(async () => Math.round((await region.boundingBox())?.x ?? -1)).toBeLessThan(40)
      await expect
        .poll(async () => Math.round((await region.boundingBox())?.x ?? -1))
        .toBeGreaterThanOrEqual(0)
    }
    await page.getByRole('region', { name: 'Acties', exact: true }).waitFor()
    for (const one of ['Bord', 'Successen', 'Meer', 'Mijn acties']) {
      await place(page, one).tap()
      const over = await page.evaluate(() => [
        document.documentElement.scrollWidth - innerWidth,
        document.documentElement.scrollHeight - innerHeight,
      ])
      expect(over, one).toEqual([0, 0])
    }

    await place(page, 'Bord').tap()
    const tab = (zone: string) => page.getByRole('tab', { name: zone, selected: true })
    await tab('Doelen').waitFor()
    const touch = await finger(page)
    const { width = 0, height = 0 } = size.viewport ?? {}
    const stroke = async (right: number, down: number) => {
      const at = (part: number) => [
        { x: width * (0.8 + right * part), y: Math.round(height * (0.6 + down * part)) },
      ]
      await touch('touchStart', at(0))
      for (let step = 1; step <= 10; step += 1) await touch('touchMove', at(step / 10))
      await touch('touchEnd', [])
    }
    await stroke(-0.06, -0.3)
    await tab('Doelen').waitFor()
    await stroke(-0.6, 0.01)
    await tab('Planning').waitFor()
  })
})

test('what is recognised in the line shows as chips, and a chip that is tapped away is words again', async () => {
  const { page } = await boardInHand()
  await page.getByLabel('Nieuwe actie…').tap()
  await page.keyboard.insertText('Boeken kopen @Anne over 2 weken')
  const chips = page.getByRole('group', { name: 'Begrepen' })
  await chips.getByRole('button', { name: 'Maak er weer gewone tekst van: Anne' }).waitFor()
  await chips.getByRole('button').last().tap()
  await expect.poll(() => chips.getByRole('button').count()).toBe(1)
  await page.keyboard.press('Enter')
  await part(page, 'Deze week').getByText('Boeken kopen over 2 weken', { exact: true }).waitFor()

  await quickAdd(page, 'Gang stil over 3 weken')
  await part(page, 'Later').getByText('Gang stil', { exact: true }).waitFor()
})

test('several pasted lines become several cards, and 5,000 come in rounds', async () => {
  const { page } = await boardInHand()
  const paste = (text: string) =>
    page.getByLabel('Nieuwe actie…').evaluate((field, lines) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', lines)
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, text)
  await paste('- Boeken kopen\n- Gang stil\n')
  await page.getByRole('button', { name: 'Maak 2 kaartjes' }).tap()
  await card(page, 'Boeken kopen').waitFor()
  await card(page, 'Gang stil').waitFor()
  // All of them at once were one tap, and one tap takes them back.
  await page.getByRole('button', { name: 'Ongedaan maken' }).tap()
  for (const what of ['Boeken kopen', 'Gang stil']) await card(page, what).waitFor({ state: 'detached' })
  await paste(Array.from({ length: 5000 }, (_, i) => `Regel ${i}`).join('\n'))
  await page.getByText('Je plakt 5000 regels').waitFor()
  await page.getByRole('button', { name: 'Maak 40 kaartjes' }).tap()
  await page.getByText('Je plakt 4960 regels').waitFor()
  await page.getByRole('button', { name: 'Toch niet' }).tap()
  await card(page, 'Regel 39').waitFor()
})

test('a held card offers its destinations, and a scroll over it moves nothing', async () => {
  const { page } = await boardInHand()
  await quickAdd(page, 'Leesmaatjes koppelen')
  const touch = await finger(page)
  const at = await centre(card(page, 'Leesmaatjes'))
  const bar = page.getByRole('group', { name: /^Waar moet dit heen/ })

  await touch('touchStart', [at])
  await touch('touchMove', [{ x: at.x, y: at.y - 40 }])
  await touch('touchMove', [{ x: at.x, y: at.y - 80 }])
  await touch('touchEnd', [])
  expect(await bar.count()).toBe(0)

  await touch('touchStart', [at])
  await bar.waitFor()
  await touch('touchEnd', [])
  expect(await page.getByRole('dialog').count(), 'holding opens no card').toBe(0)
  const low = await centre(bar)
  expect(low.y, 'at the height of the thumb').toBeGreaterThan(844 / 2)
  await bar.getByRole('button', { name: 'Mee bezig' }).tap()
  await card(page, 'Leesmaatjes').getByText('Mee bezig').waitFor()
  await place(page, 'Bord').tap()
  const lane = page.getByRole('list', { name: /^Mee bezig/ })
  await lane.getByRole('button', { name: /^Leesmaatjes/ }).waitFor()

  // The finger may also slide on to the place and let go there.
  const onBoard = await centre(lane.getByRole('button', { name: /^Leesmaatjes/ }))
  await touch('touchStart', [onBoard])
  await bar.waitFor()
  const done = await centre(bar.getByRole('button', { name: 'Klaar' }))
  await touch('touchMove', [done])
  await touch('touchEnd', [])
  await page
    .getByRole('list', { name: /^Klaar/ })
    .getByRole('button', { name: /^Leesmaatjes/ })
    .waitFor()
})

test('an action is done, passed on and asked help for in at most two taps, and moved by the keyboard too', async () => {
  const { page } = await boardInHand()
  await place(page, 'Meer').tap()
  await page.getByRole('button', { name: 'Team', exact: true }).tap()
  await page.getByLabel('Voornaam').fill('Bram')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await place(page, 'Mijn acties').tap()
  await quickAdd(page, 'Leesmaatjes koppelen')

  const help = thumb()
  await help.tap(card(page, 'Leesmaatjes'))
  await help.tap(page.getByRole('button', { name: 'Hulp nodig' }))
  await page.keyboard.press('Escape')
  await card(page, 'Leesmaatjes').getByText('Hulp nodig').waitFor()

  await card(page, 'Leesmaatjes').focus()
  await page.keyboard.press('Alt+ArrowRight')
  await card(page, 'Leesmaatjes').getByText('Mee bezig').waitFor()

  const touch = await finger(page)
  await touch('touchStart', [await centre(card(page, 'Leesmaatjes'))])
  const others = page.getByRole('group', { name: 'Geef door aan' })
  await others.waitFor()
  await touch('touchEnd', [])
  await others.getByRole('button', { name: 'Bram' }).tap()
  await part(page, 'Van het team').getByText('Leesmaatjes').waitFor()
  await page.getByText('Doorgegeven aan Bram').waitFor()
  console.log(`help ${help.taps}, passed on 2 taps`)
  expect(help.taps).toBe(2)
})

test('a lesson visit is planned with who, when and for which goal', async () => {
  const server = await testServer()
  const { page } = await newDevice(server, PHONE)
  await visit(page, server.url)
  await openExample(page)
  await place(page, 'Meer').tap()
  await page.getByRole('button', { name: 'Zet iets in de planning' }).tap()
  const form = page.getByRole('dialog')
  await form.getByLabel('Wat', { exact: true }).fill('Lesbezoek bij groep 5')
  const goal = form.getByRole('group', { name: 'Bij welk doel' }).getByRole('button').first()
  const name = (await goal.innerText()).slice(0, 20)
  await goal.tap()
  const who = form.getByRole('group', { name: 'Wie', exact: true }).getByRole('button').first()
  const person = await who.innerText()
  await who.tap()
  await form.getByRole('button', { name: 'Toevoegen' }).tap()
  await place(page, 'Bord').tap()
  await page.getByRole('tab', { name: 'Planning' }).tap()
  await page.getByText('Lesbezoek bij groep 5').tap()
  await form.getByRole('button', { name, pressed: true }).waitFor()
  expect(await form.getByRole('button', { pressed: true }).allInnerTexts()).toContain(person)
})

test('after an absence the phone tells in a few lines what changed', async () => {
  const server = await testServer()
  const anne = await newDevice(server, { ...PHONE, permissions: ['clipboard-read', 'clipboard-write'] })
  await visit(anne.page, server.url)
  await makeTeamBoard(anne.page, 'Team onderbouw')
  await statusSays(anne.page, 'Gedeeld')
  await place(anne.page, 'Meer').tap()
  const link = await joinLinkOf(anne.page)
  await anne.page.getByRole('button', { name: 'Naar mijn borden' }).tap()
  const bram = await newDevice(server, PHONE)
  await joinByLink(bram.page, link, 'Bram')
  await quickAdd(bram.page, 'Leesmaatjes koppelen')
  await quickAdd(bram.page, 'Gang stil')
  await place(bram.page, 'Successen').tap()
  await bram.page.getByLabel('Nieuw succes…').tap()
  await bram.page.keyboard.insertText('Iedereen durfde voor te lezen')
  await bram.page.keyboard.press('Enter')
  await statusSays(bram.page, /^Opgeslagen.*Gedeeld/s)

  await anne.page.getByRole('button', { name: /^Team onderbouw/ }).tap()
  const since = part(anne.page, 'Sinds je keek')
  await since.getByText('2 nieuwe acties').waitFor()
  await since.getByText('1 nieuw succes').waitFor()
  expect(await since.getByRole('listitem').count()).toBeLessThanOrEqual(5)
  await since.getByRole('button', { name: 'Gezien' }).tap()
  await since.waitFor({ state: 'detached' })
})

test('a day that does not exist stays words, and a name of two members asks who is meant', async () => {
  const { page } = await boardInHand()
  await place(page, 'Meer').tap()
  await page.getByRole('button', { name: 'Team', exact: true }).tap()
  await page.getByLabel('Voornaam').fill('Anne')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await place(page, 'Mijn acties').tap()
  await page.getByLabel('Nieuwe actie…').tap()
  await page.keyboard.insertText('Boeken tellen 31-2 @Anne')
  const asks = page.getByRole('group', { name: 'Welke Anne?' })
  await asks.getByRole('button', { name: 'Anne 2' }).tap()
  await page.keyboard.press('Enter')
  const row = part(page, 'Van het team').getByRole('listitem')
  await row.getByText('Boeken tellen 31-2', { exact: true }).waitFor()
})

test('the other things stand under "Meer"', async () => {
  const { page } = await boardInHand()
  await place(page, 'Meer').tap()
  for (const name of ['Team', 'Meedoen', 'Doel', 'Meting', 'Instellingen']) {
    await page.getByRole('button', { name, exact: true }).tap()
    await page.getByRole('dialog').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Sluiten' }).tap()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await page.getByRole('button', { name: 'Naar mijn borden' }).tap()
  await page.getByRole('button', { name: 'Nieuw teambord' }).waitFor()
})

test('settings in the hand name no keys, and what was understood can be hit by a thumb', async () => {
  const { page } = await boardInHand()
  const field = page.getByLabel('Nieuwe actie…')
  await field.fill('Boeken tellen vrijdag')
  const chip = page.getByRole('group', { name: 'Begrepen' }).getByRole('button')
  expect((await chip.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await field.fill('')
  await page.getByRole('button', { name: 'Meer', exact: true }).tap()
  await page.getByRole('button', { name: 'Instellingen' }).tap()
  await page.getByRole('dialog').getByRole('button', { name: 'English' }).waitFor()
  expect(await page.getByRole('button', { name: 'Sneltoetsen' }).count()).toBe(0)
})
