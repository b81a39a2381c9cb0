// Holds every language to Dutch: the compiler checks the shape, these tests check what a shape cannot tell.
// A word may only be the same in two languages when it stands in the list of shared words.
import { describe, expect, test } from 'vitest'
import { en } from '../../src/i18n/en.ts'
import { enAround } from '../../src/i18n/en-around.ts'
import { enClass } from '../../src/i18n/en-class.ts'
import { enDevice } from '../../src/i18n/en-device.ts'
import { enGoals } from '../../src/i18n/en-goals.ts'
import { enHand } from '../../src/i18n/en-hand.ts'
import { enRhythm } from '../../src/content/rhythm-en.ts'
import { enSession } from '../../src/i18n/en-session.ts'
import { enWall } from '../../src/i18n/en-wall.ts'
import { nl } from '../../src/i18n/nl.ts'
import { nlAround } from '../../src/i18n/nl-around.ts'
import { nlClass } from '../../src/i18n/nl-class.ts'
import { nlDevice } from '../../src/i18n/nl-device.ts'
import { nlGoals } from '../../src/i18n/nl-goals.ts'
import { nlHand } from '../../src/i18n/nl-hand.ts'
import { nlRhythm } from '../../src/content/rhythm-nl.ts'
import { nlSession } from '../../src/i18n/nl-session.ts'
import { nlWall } from '../../src/i18n/nl-wall.ts'

// Told a number where it expects a name, a message that only passes it on gives the number back.
type Message = (...values: (string | number)[]) => string | number
type Entry = string | Message

const OTHERS = [
  {
    language: en.language,
    name: 'English',
    parts: [en, enAround, enClass, enDevice, enGoals, enHand, enRhythm, enSession, enWall],
  },
]

/** Words that Dutch and the other language share, by path. Each must still be shared. */
const SHARED: Record<string, readonly string[]> = {
  en: [
    'common.week',
    'common.weekShort',
    'start.open',
    'zones.check-in',
    'zones.planning',
    'agenda.check-in',
    'agenda.planning',
    'checkIn.count',
    'checkInPart.forms.smileys',
    'checkInPart.forms.ten',
    'report.checkIn',
    'session.min',
    'agenda.title',
    'action.lane',
    'planning.add',
    'planning.editTitle',
    'header.team',
    'hand.later',
    'kinds.start',
  ],
}

const isMessage = (value: unknown): value is Message => typeof value === 'function'

/** Path to word or message, for a whole dictionary. A value of any other kind is a mistake in the dictionary. */
function entriesOf(tree: object, path = ''): Map<string, Entry> {
  const found = new Map<string, Entry>()
  for (const [key, value] of Object.entries(tree) as [string, unknown][]) {
    const here = path ? `${path}.${key}` : key
    if (typeof value === 'string') found.set(here, value)
    else if (isMessage(value)) found.set(here, value)
    else if (typeof value === 'object' && value !== null) {
      for (const [deeper, entry] of entriesOf(value, here)) found.set(deeper, entry)
    } else throw new Error(`${here} is neither a text nor a message`)
  }
  return found
}

/** What a message may be told: one and many, a name, and a name that is not known yet. */
const TOLD = [1, 7, 'Zoë', '']

function tellings(arity: number): (string | number)[][] {
  if (arity === 0) return [[]]
  return tellings(arity - 1).flatMap((values) => TOLD.map((value) => [...values, value]))
}

/** Everything an entry can say, in a fixed order. */
function says(entry: Entry): { told: (string | number)[]; text: string }[] {
  if (typeof entry === 'string') return [{ told: [], text: entry }]
  return tellings(entry.length).map((told) => ({ told, text: String(entry(...told)) }))
}

/** One dictionary out of the parts that load apart. A group may be divided over parts, a word stands in one. */
function joined(parts: readonly object[]): Map<string, Entry> {
  const all = parts.flatMap((part) => [...entriesOf(part)])
  const entries = new Map(all)
  if (entries.size < all.length) {
    const twice = all.map(([path]) => path).filter((path, i, paths) => paths.indexOf(path) < i)
    throw new Error(`stands in more than one part: ${twice.join(', ')}`)
  }
  return entries
}

const dutch = joined([nl, nlAround, nlClass, nlDevice, nlGoals, nlHand, nlRhythm, nlSession, nlWall])

test('no Dutch text on the board is empty', () => {
  const empty = [...dutch].filter(([, entry]) =>
    says(entry).some(({ told, text }) => !told.includes('') && !text.trim()),
  )
  expect(empty.map(([path]) => path)).toEqual([])
})

describe.each(OTHERS)('$name', ({ language, parts }) => {
  const entries = joined(parts)
  /** The Dutch and the other entry side by side, for every path that both have. */
  const pairs = [...dutch].flatMap(([path, own]) => {
    const other = entries.get(path)
    return other === undefined ? [] : [{ path, own: says(own), other: says(other) }]
  })

  test('says everything that Dutch says, and nothing else', () => {
    expect([...entries.keys()].sort()).toEqual([...dutch.keys()].sort())
  })

  test('takes the same names and numbers in every message', () => {
    const arity = (all: Map<string, Entry>) =>
      Object.fromEntries(
        [...all].map(([path, entry]) => [path, typeof entry === 'string' ? 'text' : entry.length]),
      )
    expect(arity(entries)).toEqual(arity(dutch))
  })

  test('shows every name and number that Dutch shows', () => {
    const lost = pairs.filter(({ own, other }) =>
      own.some(({ told, text }, i) =>
        told.some((value) => text.includes(String(value)) && !other[i]?.text.includes(String(value))),
      ),
    )
    expect(lost.map(({ path }) => path)).toEqual([])
  })

  test('leaves no text empty', () => {
    const empty = pairs.filter(({ own, other }) =>
      other.some(({ text }, i) => !text.trim() && own[i]?.text.trim() !== ''),
    )
    expect(empty.map(({ path }) => path)).toEqual([])
  })

  test('is translated everywhere, except for the words both languages share', () => {
    const same = pairs.filter(({ own, other }) =>
      own.some(({ text }, i) => text.trim() && text === other[i]?.text),
    )
    expect(same.map(({ path }) => path).sort()).toEqual([...(SHARED[language] ?? [])].sort())
  })
})
