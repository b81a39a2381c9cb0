// `npm run screens`: pictures of every screen at the sizes of a wall, a big wall, a panel that is touched, a tablet and a
// phone, in Dutch and English, into the ignored folder screens/. For looking at, not for comparing: fonts differ between
// machines. One size alone: `npm run screens -- -t phone`.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ROOT } from '../../server/prepare.js'
import { enRhythm } from '../../src/content/rhythm-en.ts'
import { nlRhythm } from '../../src/content/rhythm-nl.ts'
import { enAround } from '../../src/i18n/en-around.ts'
import { enHand } from '../../src/i18n/en-hand.ts'
import { enSession } from '../../src/i18n/en-session.ts'
import { enWall } from '../../src/i18n/en-wall.ts'
import { nlAround } from '../../src/i18n/nl-around.ts'
import { nlHand } from '../../src/i18n/nl-hand.ts'
import { nlSession } from '../../src/i18n/nl-session.ts'
import { nlWall } from '../../src/i18n/nl-wall.ts'
import { seededRandom } from '../board/editors.ts'
import { word } from '../board/handwriting.ts'
import { newDevice, PHONE, TABLET, testServer, WALL } from '../browser/harness.ts'

const SIZES = {
  'wall-1920x1080': WALL,
  'wall-3840x2160': { viewport: { width: 3840, height: 2160 } },
  'panel-1920x1080': { ...WALL, hasTouch: true },
  'tablet-1180x820': TABLET,
  'phone-390x844': PHONE,
  'lying-844x390': { ...PHONE, viewport: { width: 844, height: 390 } },
}
/** The names that lead from one screen to the next. */
const NAMES = {
  nl: {
    around: nlAround,
    hand: nlHand,
    rhythm: nlRhythm,
    sessions: nlSession,
    wall: nlWall.wall,
    successes: 'Successen',
    planning: 'Planning',
    checkIn: 'Check-in',
    agreements: 'Afspraken',
    secured: 'Borgen',
    parking: 'Parkeerplaats',
    members: 'Team',
    undo: 'Ongedaan maken',
    example: 'Voorbeeldbord',
    join: 'Meedoen',
    newTeam: 'Nieuw teambord',
    newClass: 'Nieuw klassenbord',
    boardName: 'Naam van het bord',
    className: 'Groep 5',
    action: 'Actie',
    write: 'Schrijven',
    success: 'Succes',
    more: 'Meer',
    board: 'Bord',
    goals: 'Doelen',
    goal: 'Doel',
    measurement: 'Meting',
    examples: 'Voorbeelden',
    toEnd: 'Naar het eind',
    back: 'Terug',
    tablet: 'Tablet van de klas',
    session: /^Start (bordsessie|de kring)/,
    agenda: 'Agenda',
    next: 'Volgende',
    close: 'Sessie afsluiten',
    parts: {
      successes: 'Waar zijn we trots op?',
      goals: 'Wat zien we, en wat heeft geholpen?',
      actions: 'hoe staat het ermee?',
      planning: 'Wie doet wat, de komende week?',
      'check-out': 'Hoe ging deze sessie?',
    },
  },
  en: {
    around: enAround,
    hand: enHand,
    rhythm: enRhythm,
    sessions: enSession,
    wall: enWall.wall,
    successes: 'Successes',
    planning: 'Planning',
    checkIn: 'Check-in',
    agreements: 'Agreements',
    secured: 'Secure',
    parking: 'Parking lot',
    members: 'Team',
    undo: 'Undo',
    example: 'Example board',
    join: 'Join',
    newTeam: 'New team board',
    newClass: 'New class board',
    boardName: 'Name of the board',
    className: 'Class 5',
    action: 'Action',
    write: 'Write',
    success: 'Success',
    more: 'More',
    board: 'Board',
    goals: 'Goals',
    goal: 'Goal',
    measurement: 'Measurement',
    examples: 'Examples',
    toEnd: 'To the end',
    back: 'Back',
    tablet: 'Tablet of the class',
    session: /^Start (board session|the circle)/,
    agenda: 'Agenda',
    next: 'Next',
    close: 'Close session',
    parts: {
      successes: 'What are we proud of?',
      goals: 'What do we see, and what helped?',
      actions: 'how is it going?',
      planning: 'Who does what in the coming week?',
      'check-out': 'How was this session?',
    },
  },
}
const FOLDER = join(ROOT, 'screens')
const SHORT_MS = 5000

type Names = (typeof NAMES)['nl']
type Screen = [name: string, open: (page: Page) => Promise<unknown>]

test.each(Object.keys(SIZES))('pictures of every screen at %s', async (size) => {
  const server = await testServer()
  mkdirSync(FOLDER, { recursive: true })
  for (const [language, names] of Object.entries(NAMES)) {
    const options = Object.entries(SIZES).find(([name]) => name === size)?.[1]
    const viewport = options?.viewport ?? WALL.viewport
    const { page, context } = await newDevice(server, options)
    page.setDefaultTimeout(SHORT_MS)
    await page.goto(server.url)
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: names.example }).waitFor()
    for (const [screen, open] of screensFor(server.url, names, viewport)) {
      await open(page)
      await page.evaluate(() => document.fonts.ready.then(() => undefined))
      await page.screenshot({ path: join(FOLDER, `${screen}-${size}-${language}.png`) })
    }
    await context.close()
  }
})

/** Two lines of something like handwriting. */
async function writeWords(page: Page) {
  const box = await page.locator('canvas').boundingBox()
  if (!box) throw new Error('no writing surface')
  const random = seededRandom(7)
  for (const down of [0.06, 0.4]) {
    for (const stroke of word(random, box.x + 30, box.y + box.height * down, box.width / 9)) {
      // One point in three is enough for a picture.
      for (const [nth, [x, y]] of stroke.entries()) {
        if (nth % 3 === 0) await page.mouse.move(x, y)
        if (nth === 0) await page.mouse.down()
      }
      await page.mouse.up()
    }
  }
}

/** In the order in which they are walked through. */
function screensFor(url: string, names: Names, size: { width: number; height: number }): Screen[] {
  const inHand = Math.min(size.width, size.height) < 400
  const press = (name: string) => (page: Page) =>
    page.getByRole('button', { name, exact: true }).first().click()
  const { around, hand, rhythm, sessions, wall } = names
  const openSettings = async (page: Page) => {
    await page.keyboard.press('Escape')
    await press(names.more)(page)
    if (inHand) await press(hand.more.settings)(page)
  }
  const openMore = async (page: Page) => {
    await page.keyboard.press('Escape')
    await press(names.more)(page)
  }
  const openTasks = async (page: Page) => {
    await press(names.more)(page)
    await press(around.tasks.title)(page)
    await page.getByRole('heading', { name: around.tasks.title }).waitFor()
  }
  const openSessions = async (page: Page) => {
    if (inHand) await press(names.more)(page)
    await page
      .getByRole('button', { name: new RegExp(`^${sessions.rhythm.title}`) })
      .first()
      .click()
    await page.getByRole('dialog').waitFor()
  }
  /** The places of the phone, for somebody who said who holds it. */
  const placesInHand: Screen[] = [
    [
      'mine',
      async (page) => {
        await press(around.tasks.toImprovement)(page)
        await press(hand.hand.mine)(page)
        await page.getByRole('region', { name: hand.hand.whoAreYou }).getByRole('button').first().click()
      },
    ],
    ['board-goals', press(names.board)],
    [
      'board-check-in',
      async (page) => {
        await page.getByRole('tab').nth(2).click()
        await expect.poll(() => page.getByRole('tab', { selected: true }).textContent()).toBe('Check-in')
      },
    ],
    ['successes', press(names.successes)],
  ]
  /** What only a screen on the wall does. */
  const onTheWall: Screen[] = [
    [
      'low',
      async (page) => {
        await press(sessions.session.toBoard)(page)
        await press(wall.lower)(page)
      },
    ],
    [
      'low-write',
      async (page) => {
        await press(names.write)(page)
        await page.getByRole('img').last().waitFor()
      },
    ],
    ...[3, 5, 7].map((metres): Screen => [
      `from-${metres}-metres`,
      async (page) => {
        await page.keyboard.press('Escape')
        if (metres === 3) await press(wall.lower)(page)
        await openSettings(page)
        await press(around.reading.from(metres))(page)
        await page.keyboard.press('Escape')
      },
    ]),
    [
      'hung',
      async (page) => {
        await openSettings(page)
        await press(around.reading.asScreen)(page)
        await press(wall.hang)(page)
        await page.keyboard.press('Escape')
      },
    ],
    [
      'hung-settings',
      async (page) => {
        await openSettings(page)
        await page.getByLabel(wall.from).scrollIntoViewIfNeeded()
      },
    ],
    [
      'asleep',
      async (page) => {
        await page.clock.install({ time: new Date().setHours(22) })
        await page.reload()
        await page.getByRole('button', { name: wall.asleep }).waitFor()
      },
    ],
    [
      'taken-down',
      async (page) => {
        await page.getByRole('button', { name: wall.asleep }).click()
        await openSettings(page)
        await press(wall.hang)(page)
        await page.keyboard.press('Escape')
      },
    ],
    [
      'zones',
      async (page) => {
        await openSettings(page)
        for (const zone of [names.parking, names.agreements, names.secured, names.checkIn])
          await page.getByRole('dialog').getByRole('button', { name: zone, exact: true }).click()
        await press(wall.arrange)(page)
        await press(`${names.successes}: ${wall.earlier}`)(page)
        await press(`${names.planning}: ${wall.larger}`)(page)
      },
    ],
    ['zones-moved', (page) => page.keyboard.press('Escape')],
    [
      'zoomed',
      async (page) => {
        const { width, height } = page.viewportSize() ?? WALL.viewport
        await page.setViewportSize({ width: width / 2, height: height / 2 })
      },
    ],
  ]
  return [
    [
      'start',
      async (page) => {
        await page.goto(url)
        await page.getByRole('button', { name: names.example }).waitFor()
      },
    ],
    ['new-board', press(names.newTeam)],
    [
      'class-board',
      async (page) => {
        await page.goto(url)
        await page.getByRole('button', { name: names.newClass }).click()
        await page.getByLabel(names.boardName).fill(names.className)
        await page.keyboard.press('Enter')
        await page.getByText(names.className).first().waitFor()
      },
    ],
    [
      'pupils',
      async (page) => {
        await press(names.more)(page)
        await page.getByRole('button', { name: names.tablet }).click()
        await page.getByRole('dialog', { name: names.tablet }).waitFor()
      },
    ],
    [
      'example-board',
      async (page) => {
        await page.goto(url)
        await press(names.example)(page)
        await page.getByText('Team groep 3 tot en met 8').first().waitFor()
        await page.getByRole('region').first().waitFor()
      },
    ],
    ['new-action', press(names.action)],
    [
      'write',
      async (page) => {
        await page.getByRole('dialog').getByRole('button', { name: names.write }).click()
        await writeWords(page)
      },
    ],
    [
      'new-success',
      async (page) => {
        await page.keyboard.press('Escape')
        await press(names.success)(page)
      },
    ],
    [
      'measurement',
      async (page) => {
        await page.keyboard.press('Escape')
        if (inHand) await press(names.more)(page)
        await press(names.measurement)(page)
      },
    ],
    [
      'new-goal',
      async (page) => {
        await page.keyboard.press('Escape')
        await press(names.goal)(page)
      },
    ],
    ['goal-examples', press(names.examples)],
    [
      'goal-end',
      async (page) => {
        await page.getByRole('dialog').getByRole('button', { name: names.back }).click()
        await press(names.toEnd)(page)
      },
    ],
    [
      'goal',
      async (page) => {
        await page.keyboard.press('Escape')
        if (inHand) await press(names.board)(page)
        const region = page.getByRole('region', { name: names.goals, exact: true })
        await region.getByRole('heading', { level: 2 }).first().getByRole('button').click()
        await page.getByRole('slider').waitFor()
      },
    ],
    ['year-goal', (page) => page.getByRole('button', { name: /^(Jaardoel|Year goal): / }).click()],
    [
      'share',
      async (page) => {
        await page.keyboard.press('Escape')
        if (inHand) await press(names.more)(page)
        await press(names.join)(page)
        await page.getByRole('dialog').waitFor()
      },
    ],
    [
      'members',
      async (page) => {
        await page.keyboard.press('Escape')
        await press(names.members)(page)
      },
    ],
    ...(inHand ? [['more', openMore] satisfies Screen] : []),
    ['settings', openSettings],
    ...[
      ['archive', around.settings.archive],
      ['calendar', around.settings.calendar],
      ['year', around.settings.year],
      ['method', around.settings.method],
      ['versions', around.versions.title],
      ['agenda', around.settings.agenda],
      ['keys', around.keys.title],
    ].map(([sheet = '', name = '']): Screen => [
      sheet,
      async (page) => {
        await openSettings(page)
        await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
      },
    ]),
    [
      'close-period',
      async (page) => {
        await openSettings(page)
        await page.getByRole('dialog').getByRole('button', { name: around.settings.calendar }).click()
        await press(rhythm.closing.period)(page)
      },
    ],
    ['period-closed', press(rhythm.closing.closePeriod)],
    [
      'close-year',
      async (page) => {
        await openSettings(page)
        await page.getByRole('dialog').getByRole('button', { name: around.settings.calendar }).click()
        await press(rhythm.closing.year)(page)
      },
    ],
    [
      'action',
      async (page) => {
        await page.keyboard.press('Escape')
        if (inHand) await press(hand.hand.mine)(page)
        const place = inHand ? hand.hand.others : names.goals
        const card = page.getByRole('region', { name: place, exact: true }).getByRole('listitem').first()
        await card.getByRole('button').last().click()
      },
    ],
    [
      'organisational-board',
      async (page) => {
        await page.keyboard.press('Escape')
        await openTasks(page)
      },
    ],
    ...(inHand ? placesInHand : [['back', press(around.tasks.toImprovement)] satisfies Screen]),
    [
      'sessions',
      async (page) => {
        await page.keyboard.press('Escape')
        await openSessions(page)
      },
    ],
    [
      'session',
      async (page) => {
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: names.session }).first().click()
        await page.getByRole('timer').first().waitFor()
      },
    ],
    [
      'session-agenda',
      async (page) => {
        if (inHand) await press(sessions.checkInPart.arrange)(page)
        await press(names.agenda)(page)
      },
    ],
    ...Object.entries(names.parts).map(([part, says]): Screen => [
      `session-${part}`,
      async (page) => {
        await page.keyboard.press('Escape')
        while ((await page.getByText(says).count()) === 0) await press(names.next)(page)
      },
    ]),
    [
      'session-report',
      async (page) => {
        await press(names.close)(page)
        await page.getByRole('table').waitFor()
      },
    ],
    [
      'other-session',
      async (page) => {
        await press(sessions.session.toBoard)(page)
        await openSessions(page)
        await press(sessions.kinds.names.retrospective)(page)
      },
    ],
    [
      'retrospective',
      async (page) => {
        await press(sessions.kinds.start(sessions.kinds.names.retrospective.toLowerCase()))(page)
        for (const [index, text] of ['1', '2', '3'].entries()) {
          const field = page.getByLabel(sessions.kinds.note).nth(index)
          await field.fill(`${sessions.kinds.note} ${text}`)
          await page.keyboard.press('Enter')
        }
      },
    ],
    ['retrospective-shown', press(names.next)],
    ...(inHand ? [] : onTheWall),
    [
      'example-class',
      async (page) => {
        await page.setViewportSize(size)
        await page.goto(url)
        await press(around.start.exampleClass)(page)
        await page.getByRole('region').first().waitFor()
      },
    ],
    ['class-settings', openSettings],
    [
      'class-session',
      async (page) => {
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: names.session }).first().click()
        await page.getByRole('timer').first().waitFor()
      },
    ],
  ]
}
