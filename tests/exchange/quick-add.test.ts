// The quick-add line: what is recognised, and above all what is left alone. Random tests print their seed.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, isDay, isoWeek, mondayOf, weekdayOf } from '../../src/board/day.ts'
import { asId } from '../../src/board/fields.ts'
import type { GoalId, MemberId } from '../../src/board/schema.ts'
import { MOST_CARDS, readQuickAdd, readQuickLines, shiftRanges } from '../../src/exchange/quick-add.ts'
import type { QuickContext } from '../../src/exchange/quick-add.ts'

const member = (id: string, name: string) => ({ id: asId<MemberId>(id), name })
const goal = (id: string, text: string) => ({ id: asId<GoalId>(id), text })
/** A Sunday. */
const TODAY = '2026-11-22'

const dutch: QuickContext = {
  today: TODAY,
  language: 'nl',
  members: [
    member('anne', 'Anne'),
    member('bram', 'Bram'),
    member('an', 'An'),
    member('jw', 'Jan Willem'),
    member('zoe', 'Zoë'),
    member('tim1', 'Tim'),
    member('tim2', 'Tim'),
  ],
  goals: [
    goal('lezen', 'Lezen: 80% op M4-niveau'),
    goal('rust', 'Rust op de gang'),
    goal('rijk', 'Rijke taal'),
  ],
  holidays: [
    { name: 'Kerstvakantie', from: '2026-12-19', to: '2027-01-03' },
    { name: 'Meivakantie', from: '2026-04-25', to: '2026-05-03' },
    { name: 'Meivakantie', from: '2027-04-24', to: '2027-05-09' },
  ],
}
const english: QuickContext = { ...dutch, language: 'en' }
const on = (day: string) => ({ on: day })

describe('a line in Dutch', () => {
  test.each([
    ['Boeken kopen vandaag', 'Boeken kopen', on('2026-11-22')],
    ['Boeken kopen morgen', 'Boeken kopen', on('2026-11-23')],
    ['overmorgen boeken kopen', 'boeken kopen', on('2026-11-24')],
    ['Boeken kopen, vrijdag', 'Boeken kopen', on('2026-11-27')],
    ['Boeken kopen vr', 'Boeken kopen', on('2026-11-27')],
    ['Voor vrijdag boeken kopen', 'boeken kopen', on('2026-11-27')],
    ['Boeken kopen komende zondag', 'Boeken kopen', on('2026-11-29')],
    ['Boeken kopen deze week', 'Boeken kopen', on('2026-11-22')],
    ['Boeken kopen volgende week', 'Boeken kopen', on('2026-11-27')],
    ['Boeken kopen volgende week dinsdag', 'Boeken kopen', on('2026-11-24')],
    ['Boeken kopen dinsdag volgende week', 'Boeken kopen', on('2026-11-24')],
    ['Boeken kopen over 2 weken', 'Boeken kopen', on('2026-12-06')],
    ['Boeken kopen over een maand', 'Boeken kopen', on('2026-12-22')],
    ['We gaan over tien dagen boeken kopen', 'We gaan boeken kopen', on('2026-12-02')],
    ['Boeken kopen 12-1', 'Boeken kopen', on('2027-01-12')],
    ['Tafels controles 12-1', 'Tafels controles', on('2027-01-12')],
    ['Boeken kopen 12/1/2028', 'Boeken kopen', on('2028-01-12')],
    ['Boeken kopen 12 jan', 'Boeken kopen', on('2027-01-12')],
    ['Op 12 januari 2028 boeken kopen', 'boeken kopen', on('2028-01-12')],
    ['Boeken kopen 2026-01-12', 'Boeken kopen', on('2026-01-12')],
    ['Boeken kopen week 49', 'Boeken kopen', on('2026-12-04')],
    ['Boeken kopen in week 2', 'Boeken kopen', on('2027-01-15')],
    ['Boeken kopen week 53', 'Boeken kopen', on('2027-01-01')],
    ['Boeken kopen voor de kerstvakantie', 'Boeken kopen', on('2026-12-18')],
    ['Na de kerstvakantie boeken kopen', 'boeken kopen', on('2027-01-04')],
    ['Boeken kopen voor de meivakantie', 'Boeken kopen', on('2027-04-23')],
    ['Boeken kopen volgende bordsessie', 'Boeken kopen', 'next-session'],
    ['Boeken kopen vrijdag @Bram #lezen', 'Boeken kopen', on('2026-11-27')],
  ])('%s', (line, text, due) => {
    expect(readQuickAdd(line, dutch)).toMatchObject({ text, due })
  })

  test.each([
    'Boeken kopen 30-2',
    'Boeken kopen 31 november',
    'Boeken kopen 2026-02-30',
    'Boeken kopen 29-2',
    'Boeken kopen week 54',
    'Boeken kopen week 0',
    'Boeken kopen 0-0',
    'Boeken kopen over 900 weken',
    'Boeken kopen over 0 dagen',
    'Wens iedereen goede morgen',
    'Lezen met groep 3/4',
    'Elke vrijdag lezen',
    'Lezen elke vrijdag',
    'Doe het zo',
    'De kerstvakantie voorbereiden',
    'Kijk hoe het morgen gaat met de bel',
    'Les 12-1-3 maken',
    'Zaterdagmarkt bezoeken',
    'Bel mama',
    '3-4 leerlingen helpen',
    'Materiaal voor leerjaar 1-2',
    'Overleg met unit 5/6',
    'Samen met combinatiegroep 3/4',
    'Lezen bladzijde 3-4',
    'Oefenen met taalblok 3-4',
  ])('%s holds no date', (line) => {
    expect(readQuickAdd(line, dutch)).toMatchObject({ text: line, due: undefined, chips: [] })
  })
})

test.each([
  ['Buy books today', on('2026-11-22')],
  ['Buy books tomorrow', on('2026-11-23')],
  ['Buy books on Friday', on('2026-11-27')],
  ['Buy books next week', on('2026-11-27')],
  ['Buy books next Tuesday', on('2026-11-24')],
  ['Buy books in two weeks', on('2026-12-06')],
  ['Buy books in a month', on('2026-12-22')],
  ['Buy books 12/1', on('2027-01-12')],
  ['Buy books 12 Jan', on('2027-01-12')],
  ['Buy books by January 12th, 2028', on('2028-01-12')],
  ['Buy books 12th of January', on('2027-01-12')],
  ['Buy books week 49', on('2026-12-04')],
  ['Buy books before the Kerstvakantie', on('2026-12-18')],
  ['Buy books next session', 'next-session'],
  ['Buy books the day after tomorrow', on('2026-11-24')],
])('in English: %s', (line, due) => {
  expect(readQuickAdd(line, english)).toMatchObject({ text: 'Buy books', due })
})

describe('who and for which goal', () => {
  test.each([
    ['Boeken @Anne', ['anne'], 'Boeken'],
    ['Boeken @anne, @Bram', ['anne', 'bram'], 'Boeken'],
    ['@br boeken', ['bram'], 'boeken'],
    ['Boeken @An', ['an'], 'Boeken'],
    ['Boeken @zoe', ['zoe'], 'Boeken'],
    ['Boeken @jan willem kopen', ['jw'], 'Boeken kopen'],
    ['Boeken @Piet', [], 'Boeken @Piet'],
    ['Mail naar a@anne.nl', [], 'Mail naar a@anne.nl'],
  ])('%s', (line, ownerIds, text) => {
    expect(readQuickAdd(line, dutch)).toMatchObject({ ownerIds, text })
  })

  test('a name that is two members’ is a chip that asks, and nobody is chosen', () => {
    const { chips, ownerIds } = readQuickAdd('Boeken @Tim', dutch)
    expect(chips).toMatchObject([{ kind: 'person', value: null, choices: ['tim1', 'tim2'], text: '@Tim' }])
    expect(ownerIds).toEqual([])
  })

  test('a goal is known by the start of one of its words, and asks when there are two', () => {
    expect(readQuickAdd('Boeken #lez', dutch)).toMatchObject({ goalId: 'lezen', text: 'Boeken' })
    expect(readQuickAdd('Boeken #taal', dutch).goalId).toBe('rijk')
    expect(readQuickAdd('Boeken #r', dutch)).toMatchObject({
      goalId: null,
      chips: [{ choices: ['rust', 'rijk'] }],
    })
    expect(readQuickAdd('Boeken #weg', dutch)).toMatchObject({ goalId: null, text: 'Boeken #weg' })
  })
})

test('a piece that was tapped away is words again, also after typing on', () => {
  const line = 'Boeken kopen @Anne vrijdag'
  const [person, date] = readQuickAdd(line, dutch).chips
  if (!person || !date) throw new Error('two chips expected')
  const ignored = [date]
  expect(readQuickAdd(line, { ...dutch, ignored })).toMatchObject({
    text: 'Boeken kopen vrijdag',
    due: undefined,
  })
  const longer = 'Nieuwe boeken kopen @Anne vrijdag'
  expect(readQuickAdd(longer, { ...dutch, ignored: shiftRanges(ignored, line, longer) }).due).toBeUndefined()
  const other = 'Boeken kopen @Anne donderdag'
  expect(readQuickAdd(other, { ...dutch, ignored: shiftRanges(ignored, line, other) }).due).toEqual(
    on('2026-11-26'),
  )
})

test('a line that names only a person and a day keeps its words', () => {
  expect(readQuickAdd('@Anne vrijdag', dutch)).toMatchObject({
    text: '@Anne vrijdag',
    chips: [],
    ownerIds: [],
  })
})

test('several lines are several cards, without their bullets', () => {
  const { cards, rest } = readQuickLines(
    '- Boeken kopen vrijdag\r\n\n• Gang stil @Bram\n3. [ ] Bellen\n',
    dutch,
  )
  expect(cards.map(({ text }) => text)).toEqual(['Boeken kopen', 'Gang stil', 'Bellen'])
  expect(rest).toBe('')
})

test('5,000 pasted lines are read quickly, a round at a time, and none is lost', () => {
  const lines = Array.from({ length: 5000 }, (_, i) => `Kaartje ${i} @Anne vrijdag "morgen"`)
  const began = performance.now()
  let { cards, rest } = readQuickLines(lines.join('\n'), dutch)
  expect(performance.now() - began, 'milliseconds').toBeLessThan(500)
  expect(cards).toHaveLength(MOST_CARDS)
  let seen = cards.length
  while (rest) {
    ;({ cards, rest } = readQuickLines(rest, dutch))
    seen += cards.length
  }
  expect(seen).toBe(5000)
})

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2020-01-01', days))
const quiet = fc.constantFrom(
  'Boeken',
  'kopen',
  'gang',
  'stil',
  'leerlingen',
  'toets',
  'nakijken',
  'Zoë',
  '👩‍🏫',
)
const words = fc.array(quiet, { minLength: 1, maxLength: 6 }).map((all) => all.join(' '))
const DAYS = {
  nl: ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
}

describe('on any day of fifty-four years', () => {
  test('a weekday is the next one, and the words of the card stay whole', () => {
    fc.assert(
      fc.property(
        anyDay,
        words,
        fc.nat(6),
        fc.constantFrom('nl' as const, 'en' as const),
        (today, text, i, language) => {
          const name = DAYS[language][i]
          const { due, text: kept } = readQuickAdd(`${text} ${name}`, { ...dutch, today, language })
          if (due === undefined || due === 'next-session') throw new Error(`no date in ${name}`)
          expect(kept).toBe(text)
          expect(weekdayOf(due.on)).toBe(i + 1)
          expect(due.on > today && due.on <= addDays(today, 7)).toBe(true)
        },
      ),
    )
  })

  test('a week number is that ISO week, this year or the next, and never a week that is over', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -1, max: 60 }), (today, number) => {
        const { due } = readQuickAdd(`Boeken week ${number}`, { ...dutch, today })
        if (number < 1 || number > 53) {
          expect(due).toBeUndefined()
          return
        }
        if (due === undefined || due === 'next-session') {
          expect(number, 'only week 53 is not in every year').toBe(53)
          return
        }
        expect(isoWeek(due.on)).toBe(number)
        expect(mondayOf(due.on) >= mondayOf(today)).toBe(true)
      }),
    )
  })

  test('a day and a month are the next day that exists, over the end of the year too', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 15 }),
        (today, day, month) => {
          const { due } = readQuickAdd(`Boeken ${day}-${month}`, { ...dutch, today })
          if (due === undefined) return
          if (due === 'next-session') throw new Error('no session was named')
          expect(isDay(due.on)).toBe(true)
          expect([Number(due.on.slice(8)), Number(due.on.slice(5, 7))]).toEqual([day, month])
          expect(due.on >= today && due.on <= addDays(today, 366)).toBe(true)
        },
      ),
    )
  })

  test('before a holiday is the day before its next first day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 2, max: 300 }), (today, days) => {
        const from = addDays(today, days)
        const holidays = [
          { name: 'Herfstvakantie', from: addDays(today, -365), to: addDays(today, -358) },
          { name: 'Herfstvakantie', from, to: addDays(from, 8) },
        ]
        const card = readQuickAdd('Boeken voor de herfstvakantie', { ...dutch, today, holidays })
        expect(card).toMatchObject({ text: 'Boeken', due: { on: addDays(from, -1) } })
      }),
    )
  })
})

test('quoted text is never eaten and never read', () => {
  const inQuotes = fc
    .array(
      fc.constantFrom('morgen', '@Anne', '#lezen', 'op vrijdag', '12-1', 'voor de kerstvakantie', 'tekst'),
      {
        minLength: 1,
        maxLength: 5,
      },
    )
    .map((all) => all.join(' '))
  const marks = fc.constantFrom<[string, string]>(
    ['"', '"'],
    ['“', '”'],
    ['„', '”'],
    ['«', '»'],
    ["'", "'"],
    ['‘', '’'],
  )
  fc.assert(
    fc.property(
      words,
      inQuotes,
      marks,
      fc.boolean(),
      fc.boolean(),
      (text, inside, [open, close], first, more) => {
        const quote = `${open}${inside}${close}`
        const line = `${first ? `${quote} ${text}` : `${text} ${quote}`}${more ? ' @Bram' : ''}`
        const card = readQuickAdd(line, dutch)
        expect(card.text).toContain(quote)
        expect(card.due).toBeUndefined()
        expect(card.ownerIds).toEqual(more ? ['bram'] : [])
      },
    ),
  )
})

test('any text at all gives a card, and its chips are pieces of that text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.constantFrom('nl' as const, 'en' as const),
      (line, language) => {
        const { chips } = readQuickAdd(line, { ...dutch, language })
        for (const { from, to, text } of chips) expect(line.slice(from, to)).toBe(text)
      },
    ),
  )
})

test('words without a date never get one', () => {
  fc.assert(
    fc.property(words, anyDay, (text, today) => {
      expect(readQuickAdd(text, { ...dutch, today })).toMatchObject({ text, due: undefined, chips: [] })
    }),
  )
})
