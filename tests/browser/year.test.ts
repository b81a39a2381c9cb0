// A year of a team: the region gives holidays and periods, a period and the year are closed, the year is printed on one page,
// and a second device goes along to the new year.
import { expect, test } from 'vitest'
import { newDevice, PHONE, testServer } from './harness.ts'
import type { Page } from 'playwright-core'
import { addAction, addGoal, joinByLink, joinLinkOf, makeTeamBoard, openExample, visit } from './hands.ts'

/** In the second period of the school year, in the calendar of region Midden. */
const NOVEMBER = new Date('2026-11-24T10:00:00')

async function open(page: Page, sheet: string) {
  await page.getByRole('button', { name: 'Meer', exact: true }).first().click()
  await page.getByRole('button', { name: sheet, exact: true }).click()
  await page.getByRole('dialog', { name: sheet }).waitFor()
}

test('a team chooses its region, closes a period and the year, and a colleague goes along in one tap', async () => {
  const server = await testServer()
  const { page, context } = await newDevice(server)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.clock.install({ time: NOVEMBER })
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')

  await open(page, 'Kalender en periodes')
  await page.getByRole('button', { name: 'Midden' }).click()
  const wayBack = page.getByRole('button', { name: 'Ongedaan maken' }).filter({ hasText: 'Ongedaan' })
  await wayBack.waitFor()
  // What was chosen already changes nothing: a way back would take back something else.
  await page.getByRole('button', { name: 'Midden' }).click()
  await page.getByText(/vakanties ingevuld/).waitFor()
  expect(await wayBack.count()).toBe(0)
  await page.getByRole('button', { name: 'Verander meivakantie' }).click()
  await page.getByLabel('Laatste dag').fill('2027-04-01')
  await page.getByRole('button', { name: 'Bewaren' }).click()
  await page.getByText('De laatste dag ligt voor de eerste. Er is niets veranderd.').waitFor()
  await page.getByLabel('Laatste dag').fill('2027-05-09')
  await page.getByRole('button', { name: 'Bewaren' }).click()
  await page.getByText('za 24 apr – zo 9 mei').waitFor()
  await page.getByRole('button', { name: 'Vakantie toevoegen' }).click()
  await page.getByLabel('Naam', { exact: true }).fill('Koningsdag')
  await page.getByLabel('Eerste dag').fill('2027-04-27')
  await page.getByLabel('Laatste dag').fill('2027-04-27')
  await page.getByRole('button', { name: 'Bewaren' }).click()
  await page.getByText('Overlapt met meivakantie: samen tellen ze als één vakantie.').waitFor()
  await page.getByRole('button', { name: 'Zet op het bord' }).click()
  await page.getByRole('button', { name: 'Verander Periode 2' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('Periode 2').first().waitFor()

  await addGoal(page, 'Elke dag een kwartier lezen')
  // A goal belongs to the period in which it was made: a measurement of before is explained, and counts.
  await page.getByRole('button', { name: 'Meting: Elke dag een kwartier lezen' }).click()
  await page.getByLabel('Datum').fill('2026-09-01')
  await page.getByText('Deze dag valt buiten de periode van het doel. De meting telt gewoon mee.').waitFor()
  await page.keyboard.press('Escape')
  await addAction(page, 'Leeshoek inrichten')
  await addAction(page, 'Rooster uitzoeken')

  // The first period was not closed: the earliest one comes first.
  await open(page, 'Kalender en periodes')
  await page.getByRole('button', { name: 'Periode afsluiten' }).click()
  await page.getByText('In deze periode is nog niet samen teruggekeken.').waitFor()
  const goal = page.getByRole('group', { name: 'Elke dag een kwartier lezen' })
  // Nothing is chosen for the team.
  expect(await goal.getByRole('button', { pressed: true }).allTextContents()).toEqual(['Gaat mee'])
  await goal.getByRole('button', { name: 'Gehaald', exact: true }).click()
  await goal.getByRole('button', { name: 'Borgen' }).click()
  await page.getByLabel('Wat houden we vol?').fill('Deur dicht bij het lezen')
  await page.getByLabel('Om de hoeveel weken kijken?').fill('4')
  await page.getByRole('button', { name: 'Rooster uitzoeken', exact: true }).click()
  await page.getByLabel('Wat hebben we geleerd?').fill('Klein beginnen')
  // Closed elsewhere in the meantime, what was not sent from here still stands.
  const elsewhere = await context.newPage()
  await elsewhere.clock.install({ time: NOVEMBER })
  await elsewhere.goto(page.url())
  await open(elsewhere, 'Kalender en periodes')
  await elsewhere.getByRole('button', { name: 'Periode afsluiten' }).click()
  const stops = { name: 'Rooster uitzoeken', exact: true, pressed: true }
  await elsewhere.getByRole('button', stops).waitFor()
  await elsewhere.getByRole('button', { name: 'Sluit af en begin de nieuwe' }).click()
  await page.getByRole('button', stops).waitFor({ state: 'detached' })
  expect(await page.getByLabel('Wat hebben we geleerd?').inputValue()).toBe('Klein beginnen')
  await elsewhere.getByRole('button', { name: 'Ongedaan maken' }).last().click()
  await page.getByRole('button', stops).waitFor()
  await elsewhere.close()
  await page.getByRole('button', { name: 'Sluit af en begin de nieuwe' }).click()
  const lookBack = page.getByRole('button', { name: 'Start terugblik' })
  await page.getByText('Kijk samen terug op hoe jullie samenwerkten').waitFor()
  await page.getByRole('button', { name: 'Ongedaan maken' }).last().click()
  // Undone, the questions are back with their answers.
  expect(await page.getByLabel('Wat hebben we geleerd?').inputValue()).toBe('Klein beginnen')
  expect(await page.getByLabel('Om de hoeveel weken kijken?').inputValue()).toBe('4')
  await goal.getByRole('button', { name: 'Gehaald', exact: true, pressed: true }).waitFor()
  await page.getByRole('button', { name: 'Sluit af en begin de nieuwe' }).click()
  await lookBack.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Schrijven' }).waitFor()
  await page.getByRole('button', { name: 'Volgende', exact: true }).click()
  await page.getByRole('button', { name: 'Volgende', exact: true }).click()
  await page.getByRole('button', { name: 'Volgende', exact: true }).click()
  await page.getByRole('button', { name: 'Sessie afsluiten' }).last().click()
  await page.getByRole('heading', { name: 'Verslag van de terugblik' }).waitFor()
  await page.getByRole('button', { name: 'Naar het bord' }).click()
  await page
    .getByRole('button', { name: 'Elke dag een kwartier lezen', exact: true })
    .waitFor({ state: 'detached' })

  const colleague = await newDevice(server, PHONE)
  await colleague.page.clock.install({ time: NOVEMBER })
  await joinByLink(colleague.page, await joinLinkOf(page), 'Bram')
  await colleague.page.getByRole('button', { name: 'Meer', exact: true }).waitFor()

  // The period that was closed had its retrospective; the next one had it on the same day.
  await open(page, 'Kalender en periodes')
  await page.getByRole('button', { name: 'Periode afsluiten' }).click()
  await page.getByRole('button', { name: 'Sluit af en begin de nieuwe' }).waitFor()
  expect(await lookBack.count()).toBe(0)
  await page.keyboard.press('Escape')

  await open(page, 'Jaar in beeld')
  await page.getByRole('listitem').filter({ hasText: 'Klein beginnen' }).waitFor()
  await page.keyboard.press('Escape')

  // Somebody works on without a network, and hears of it later.
  await colleague.context.setOffline(true)
  await addAction(colleague.page, 'In de trein bedacht')

  await open(page, 'Kalender en periodes')
  await page.getByRole('button', { name: 'Schooljaar afsluiten' }).click()
  const oldYear = page.url()
  await page.getByRole('button', { name: 'Begin 2027-2028' }).click()
  await page.waitForURL((url) => url.href !== oldYear)
  await page.getByText('Leeshoek inrichten').first().waitFor()
  expect(await page.getByText('Rooster uitzoeken').count()).toBe(0)
  const newYear = page.url()

  await colleague.context.setOffline(false)
  await colleague.page
    .getByText('Dit schooljaar is afgesloten. Het bord van 2027-2028 is begonnen.')
    .waitFor()
  await colleague.page.getByText('Daarna kwam nog binnen: In de trein bedacht.').waitFor()
  await colleague.page.getByRole('button', { name: 'Neem dat mee' }).click()
  await colleague.page.getByText('Leeshoek inrichten').first().waitFor()
  await page.getByText('In de trein bedacht').first().waitFor()
  // Who goes along is on the same board: what one adds comes to the other.
  await addAction(page, 'Eerste actie van het jaar')
  await colleague.page.getByRole('button', { name: 'Bord', exact: true }).click()
  await colleague.page.getByText('Eerste actie van het jaar').first().waitFor()

  await page.goto(server.url)
  await page.getByRole('heading', { name: 'Vorige jaren' }).waitFor()
  await page.getByRole('button', { name: /Team onderbouw.*2026-2027/ }).click()
  await page.getByRole('button', { name: 'Naar 2027-2028' }).waitFor()
  // What the colleague took along need not be taken again.
  await page.getByText('In de trein bedacht').first().waitFor()
  await page.getByRole('button', { name: 'Neem dat mee' }).waitFor({ state: 'detached' })
  expect(await page.getByRole('button', { name: 'Actie', exact: true }).count()).toBe(0)
  await page.getByRole('button', { name: 'Naar 2027-2028' }).click()
  await page.waitForURL(newYear)
}, 120_000)

test('the year of the example is one page of vectors, and the method is read with the arrow keys', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await page.clock.install({ time: new Date('2027-07-05T10:00:00') })
  await visit(page, server.url)
  await page.getByRole('button', { name: 'Zo werkt het' }).click()
  await page.getByRole('heading', { name: 'Elke dag een beetje beter' }).waitFor()
  for (let n = 1; n < 10; n++) await page.keyboard.press('ArrowRight')
  await page.getByText('10 van 10').waitFor()
  await page.keyboard.press('ArrowLeft')
  await page.getByText('9 van 10').waitFor()
  await page.keyboard.press('Escape')

  await openExample(page)
  // A habit that was not looked at for weeks asks for it, and goes with one tap.
  const habit = page.getByRole('button', { name: /^Nagekeken: / }).first()
  await habit.waitFor()
  const asked = await page.getByRole('button', { name: /^Nagekeken: / }).count()
  await habit.click()
  await page.getByText('Genoteerd: nagekeken').waitFor()
  expect(await page.getByRole('button', { name: /^Nagekeken: / }).count()).toBe(asked - 1)

  await open(page, 'Jaar in beeld')
  const year = page.getByRole('dialog', { name: 'Jaar in beeld' })
  await year.getByText('Bordsessie · elke week').waitFor()
  expect(await year.getByRole('listitem').filter({ hasText: 'van 71% naar 83%' }).count()).toBe(1)
  const pdf = (await page.pdf({ preferCSSPageSize: true, tagged: false })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  expect(pdf).not.toMatch(/\/Subtype\s*\/Image/)
})
