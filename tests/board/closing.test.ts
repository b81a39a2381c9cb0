// Closing a period and a school year: what goes along, what stays, and that several devices closing at once end in one
// successor. SEED=n repeats one seed.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { fillBoard } from '../../src/board/archive.ts'
import * as commands from '../../src/board/commands.ts'
import { schoolYearOf } from '../../src/board/day.ts'
import type { Editor } from '../../src/board/editor.ts'
import { asId } from '../../src/board/fields.ts'
import { acceptPeriods, fillHolidays } from '../../src/board/fill-calendar.ts'
import {
  closePeriod,
  finishPeriod,
  finishYear,
  wordsLearned,
  type Ending,
} from '../../src/board/finish-period.ts'
import { fillNextYear, fillParts, lateParts, noteTaken, yearAfter } from '../../src/board/next-year.ts'
import { restoreBoardAs } from '../../src/board/restore.ts'
import type { GoalStatus, PeriodId } from '../../src/board/schema.ts'
import { createUndo } from '../../src/board/undo.ts'
import { readBoard } from '../../src/board/view.ts'
import { readAnyArchive } from '../../src/exchange/archive-file.ts'
import { exchange, seededRandom, teamBoard, testEditor } from './editors.ts'

const SEEDS = process.env['SEED']
  ? [Number(process.env['SEED'])]
  : Array.from({ length: 30 }, (_, n) => n + 1)
const NEXT = { name: 'Periode 2', from: '2027-01-04', to: '2027-02-19', memberIds: [] }
const HOLIDAYS = [
  { key: 'autumn', name: 'herfstvakantie', from: '2026-10-17', to: '2026-10-25' },
  { key: 'christmas', name: 'kerstvakantie', from: '2026-12-19', to: '2027-01-03' },
]

/** A board in the middle of its first period: three goals, of which one is measured, and four open actions. */
function boardInPeriod() {
  const editor = teamBoard()
  const member = commands.addMember(editor, { name: 'Anouk' })
  const period = commands.addPeriod(editor, { name: 'Periode 1', from: '2026-10-26', to: '2026-12-18' })
  if (!member || !period) throw new Error('no board')
  const goals = ['lezen', 'rekenen', 'rust'].map((text) => {
    const id = commands.addGoal(editor, { text, periodId: period })
    if (!id) throw new Error('no goal')
    return id
  })
  const [goalId] = goals
  if (goalId) commands.measureGoal(editor, goalId, { date: '2026-11-20', value: 62 })
  const actions = ['een', 'twee', 'drie', 'vier'].map((text, n) => {
    const id = commands.addAction(editor, { text, goalId: goals[n % 3] ?? null, ownerIds: [member] })
    if (!id) throw new Error('no action')
    return id
  })
  return { editor, period, goals, actions, member }
}

/** The board as it is now, for going back to. */
function copyOf({ doc }: Editor): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** A copy of the board on so many devices. */
function devicesOf(editor: Editor, count: number): Editor[] {
  return Array.from({ length: count }, (_, n) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(editor.doc))
    return testEditor(`device${n}-`, doc)
  })
}

/** Some pairs meet in a random order, and in the end all have met. */
function meet(devices: readonly Editor[], random: () => number) {
  const pick = () => devices[Math.floor(random() * devices.length)]
  for (let meeting = 0; meeting < devices.length; meeting++) {
    const [a, b] = [pick(), pick()]
    if (a && b && a !== b) exchange(a, b)
  }
  for (let round = 0; round < 2; round++)
    for (const a of devices) for (const b of devices) if (a !== b) exchange(a, b)
}

const withoutWriters = (doc: Y.Doc) => JSON.stringify(readBoard(doc))

describe('the calendar', () => {
  test('is filled in one step, replaces what it overlaps, and leaves a free day alone', () => {
    const editor = teamBoard()
    commands.addHoliday(editor, { name: 'vakantie in de herfst', from: '2026-10-10', to: '2026-10-18' })
    commands.addHoliday(editor, { name: 'studiedag', from: '2026-10-19', to: '2026-10-19' })
    const undo = createUndo(editor.doc, editor.origin)
    expect(fillHolidays(editor, HOLIDAYS)).toBe(2)
    const names = () => readBoard(editor.doc).holidays.map(({ name }) => name)
    expect(names()).toEqual(['herfstvakantie', 'studiedag', 'kerstvakantie'])
    undo.undo()
    expect(names()).toEqual(['vakantie in de herfst', 'studiedag'])
  })

  test('filled in on two devices at once, there is one of each', () => {
    const [a, b] = devicesOf(teamBoard(), 2)
    if (!a || !b) throw new Error('no devices')
    const periods = [{ name: 'Periode 1', from: '2026-10-26', to: '2026-12-18', memberIds: [] }]
    for (const editor of [a, b]) {
      fillHolidays(editor, HOLIDAYS)
      acceptPeriods(editor, periods)
    }
    exchange(a, b)
    expect(readBoard(a.doc).holidays).toHaveLength(2)
    expect(readBoard(b.doc).periods).toHaveLength(1)
    expect(acceptPeriods(a, periods)).toBe(0)
  })
})

describe('closing a period', () => {
  test('ends goals as the team says, keeps a habit alive, stops an action and begins the next one, in one step', () => {
    const { editor, period, goals, actions } = boardInPeriod()
    const undo = createUndo(editor.doc, editor.origin)
    const before = withoutWriters(editor.doc)
    const [reached, missed, along] = goals
    const [stopped] = actions
    if (!reached || !missed || !along || !stopped) throw new Error('no cards')
    const next = finishPeriod(editor, period, {
      goals: [
        {
          id: reached,
          status: 'reached',
          outcome: 'Iedereen leest',
          secure: { text: 'Deur dicht', everyWeeks: 4 },
        },
        { id: missed, status: 'stopped', outcome: 'Te groot' },
        { id: along, status: 'active', outcome: '' },
      ],
      stopped: [{ id: stopped, reason: 'De periode is afgesloten' }],
      learned: 'Klein beginnen',
      next: NEXT,
    })
    const view = readBoard(editor.doc)
    expect(view.periods.map(({ name, closedAt, learned }) => [name, closedAt !== null, learned])).toEqual([
      ['Periode 1', true, 'Klein beginnen'],
      ['Periode 2', false, ''],
    ])
    expect(view.goals.map(({ status, outcome, periodId }) => [status, outcome, periodId])).toEqual([
      ['reached', 'Iedereen leest', period],
      ['stopped', 'Te groot', period],
      ['active', '', next],
    ])
    expect(
      view.secured.map(({ text, checkEveryWeeks, checkedOn }) => [text, checkEveryWeeks, checkedOn.length]),
    ).toEqual([['Deur dicht', 4, 1]])
    expect(view.actions.map(({ status }) => status)).toEqual(['stopped', 'todo', 'todo', 'todo'])
    undo.undo()
    expect(withoutWriters(editor.doc)).toBe(before)
  })

  test('goes on in the period that stood in the calendar already', () => {
    const { editor, period } = boardInPeriod()
    const planned = commands.addPeriod(editor, { name: 'Na kerst', from: '2027-01-04', to: '2027-02-19' })
    const next = finishPeriod(editor, period, { goals: [], stopped: [], learned: '', next: NEXT })
    expect(next).toBe(planned)
    expect(readBoard(editor.doc).periods).toHaveLength(2)
  })

  test('keeps two habits apart that begin with the same words', () => {
    const { editor, period, goals } = boardInPeriod()
    const start = 'Elke ochtend lezen alle leerlingen een kwartier in een boek naar keuze, '
    finishPeriod(editor, period, {
      goals: ['alleen', 'samen'].map((how, n) => ({
        id: goals[0] ?? asId(''),
        status: 'reached',
        outcome: String(n),
        secure: { text: start + how, everyWeeks: 6 },
      })),
      stopped: [],
      learned: '',
      next: NEXT,
    })
    expect(
      readBoard(editor.doc)
        .secured.map(({ text }) => text.slice(start.length))
        .sort(),
    ).toEqual(['alleen', 'samen'])
  })

  test('keeps what was learned when it is closed again, and says the same words once', () => {
    const { editor, period } = boardInPeriod()
    for (const learned of ['Klein beginnen', '', 'Klein beginnen', 'Samen kijken']) {
      closePeriod(editor, period, { learned })
    }
    expect(wordsLearned(editor)).toEqual(['Klein beginnen', 'Samen kijken'])
  })

  test('leaves a goal that met its target open until the team says that it was reached', () => {
    const { editor, period, goals } = boardInPeriod()
    const [id] = goals
    if (!id) throw new Error('no goal')
    commands.editGoal(editor, id, { indicator: { baseline: 20, target: 60 } })
    finishPeriod(editor, period, {
      goals: [{ id, status: 'active', outcome: '' }],
      stopped: [],
      learned: '',
      next: NEXT,
    })
    expect(readBoard(editor.doc).goals[0]).toMatchObject({ status: 'active' })
  })

  test('does nothing when a colleague took the period away', () => {
    const { editor } = boardInPeriod()
    const before = withoutWriters(editor.doc)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const gone = 'gone' as PeriodId
    expect(finishPeriod(editor, gone, { goals: [], stopped: [], learned: '', next: NEXT })).toBeNull()
    expect(withoutWriters(editor.doc)).toBe(before)
  })

  test.each(SEEDS)(
    'on two to five devices at once ends in one new period, nothing doubled or lost (seed %i)',
    (seed) => {
      const random = seededRandom(seed)
      const { editor, period, goals, actions } = boardInPeriod()
      const devices = devicesOf(editor, 2 + Math.floor(random() * 4))
      const habits = new Set<string>()
      for (const [n, device] of devices.entries()) {
        const statuses: GoalStatus[] = ['reached', 'almost', 'missed', 'stopped', 'active']
        const endings = goals.map((id): Ending => {
          const text = `gewoonte ${Math.floor(random() * 3)}`
          const secures = random() < 0.4
          if (secures) habits.add(`${id} ${text}`)
          return {
            id,
            status: statuses[Math.floor(random() * statuses.length)] ?? 'active',
            outcome: '',
            ...(secures && { secure: { text, everyWeeks: 6 } }),
          }
        })
        const stopped = actions.filter(() => random() < 0.3).map((id) => ({ id, reason: `van ${n}` }))
        finishPeriod(device, period, { goals: endings, stopped, learned: `les ${n}`, next: NEXT })
        commands.addAction(device, { text: `nieuw van ${n}` })
        if (random() < 0.3) meet(devices, random)
      }
      meet(devices, random)
      const [first, ...others] = devices.map(({ doc }) => withoutWriters(doc))
      for (const other of others) expect(other).toBe(first)
      const view = readBoard(devices[0]?.doc ?? new Y.Doc())
      expect(view.periods.map(({ name }) => name)).toEqual(['Periode 1', 'Periode 2'])
      for (const device of devices) {
        expect(wordsLearned(device).sort()).toEqual(devices.map((_, n) => `les ${n}`))
      }
      expect(view.goals.map(({ text }) => text)).toEqual(['lezen', 'rekenen', 'rust'])
      expect(view.actions).toHaveLength(actions.length + devices.length)
      expect(new Set(view.secured.map(({ goalId, text }) => `${goalId} ${text}`))).toEqual(habits)
      expect(view.secured).toHaveLength(habits.size)
    },
  )
})

describe('a board that went back to how it was', () => {
  test('fills its calendar again, with holidays and periods that can be seen', () => {
    const editor = teamBoard()
    const before = copyOf(editor)
    const periods = [{ name: 'Periode 1', from: '2026-10-26', to: '2026-12-18', memberIds: [] }]
    fillHolidays(editor, HOLIDAYS)
    acceptPeriods(editor, periods)
    restoreBoardAs(editor, before)
    expect(readBoard(editor.doc)).toMatchObject({ holidays: [], periods: [] })
    expect(fillHolidays(editor, HOLIDAYS)).toBe(2)
    expect(acceptPeriods(editor, periods)).toBe(1)
    expect(readBoard(editor.doc)).toMatchObject({
      holidays: [{ name: 'herfstvakantie' }, { name: 'kerstvakantie' }],
      periods: [{ name: 'Periode 1' }],
    })
  })

  test('closes its period again, with a next one and a habit that can be seen', () => {
    const { editor, period, goals } = boardInPeriod()
    const before = copyOf(editor)
    const [id] = goals
    if (!id) throw new Error('no goal')
    const secure = { text: 'Elke dag lezen', everyWeeks: 6 }
    const goal = { id, status: 'reached' as const, outcome: '', secure }
    const close = () => finishPeriod(editor, period, { goals: [goal], stopped: [], learned: '', next: NEXT })
    close()
    restoreBoardAs(editor, before)
    expect(readBoard(editor.doc).periods).toHaveLength(1)
    close()
    const { periods, secured } = readBoard(editor.doc)
    expect(periods.map(({ name, closedAt }) => [name, closedAt !== null])).toEqual([
      ['Periode 1', true],
      ['Periode 2', false],
    ])
    expect(secured).toMatchObject([{ text: 'Elke dag lezen', archivedAt: null }])
  })
})

describe('closing a school year', () => {
  const bySchoolYear = yearAfter(schoolYearOf('2026-11-23'))
  const official = [{ id: 'summer-2027', name: 'zomervakantie', from: '2027-07-17', to: '2027-08-29' }]

  function nextYearOf(editor: Editor): Editor {
    const doc = new Y.Doc()
    fillNextYear(editor.doc, doc, official)
    return testEditor(`new-${editor.newId()}`, doc)
  }

  test('takes along who is there and what is open, and leaves what ended to be read', () => {
    const { editor, goals, actions, member } = boardInPeriod()
    const gone = commands.addMember(editor, { name: 'Wim' })
    if (gone) commands.memberLeaves(editor, gone)
    commands.addAgreement(editor, { text: 'We beginnen op tijd' })
    commands.addSuccess(editor, { text: 'Iedereen las' })
    const [open, reached] = goals
    const [stopped] = actions
    if (!open || !reached || !stopped) throw new Error('no cards')
    finishYear(editor, bySchoolYear.key, {
      goals: [
        { id: reached, status: 'reached', outcome: '' },
        { id: open, status: 'active', outcome: '' },
      ],
      stopped: [{ id: stopped, reason: 'Het schooljaar is afgesloten' }],
      learned: 'Volhouden',
    })
    const old = readBoard(editor.doc)
    expect(old.successor).toBe('2027')
    expect(old.periods[0]?.closedAt).not.toBeNull()

    const next = readBoard(nextYearOf(editor).doc)
    expect(next).toMatchObject({ name: 'Team onderbouw', kind: 'team', successor: '', newer: false })
    expect(next.id).not.toBe(old.id)
    expect(next.schoolYear).toEqual(schoolYearOf('2027-09-01'))
    expect(next.members.map(({ id }) => id)).toEqual([member])
    expect(next.goals.map(({ text, periodId }) => [text, periodId])).toEqual([
      ['lezen', null],
      ['rust', null],
    ])
    expect(next.measurements).toEqual(old.measurements)
    expect(next.actions.map(({ text, goalId }) => [text, goalId])).toEqual([
      ['twee', null],
      ['drie', goals[2]],
      ['vier', open],
    ])
    expect(next.agreements.map(({ text }) => text)).toEqual(['We beginnen op tijd'])
    expect([next.successes, next.sessions, next.periods]).toEqual([[], [], []])
    expect(next.holidays.map(({ name }) => name)).toEqual(['zomervakantie'])
  })

  test('leaves the names of children behind: a class begins with other children', () => {
    const editor = testEditor()
    const year = schoolYearOf('2026-11-23')
    commands.createBoard(editor, { id: 'c', kind: 'class', name: 'Groep 6', schoolYear: year })
    commands.addMember(editor, { name: 'Noor', kind: 'pupil' })
    commands.addMember(editor, { name: 'Juf Fatima', kind: 'adult' })
    commands.addGoal(editor, { text: 'Netjes eten' })
    commands.addAction(editor, { text: 'Noor veegt' })
    const next = readBoard(nextYearOf(editor).doc)
    expect(next.members.map(({ name }) => name)).toEqual(['Juf Fatima'])
    expect([next.goals, next.actions]).toEqual([[], []])
  })

  test('is done again without changing anything, and adds what came late', () => {
    const { editor } = boardInPeriod()
    const next = nextYearOf(editor)
    const before = Y.encodeStateAsUpdate(next.doc)
    fillNextYear(editor.doc, next.doc, official)
    expect(Y.encodeStateAsUpdate(next.doc)).toEqual(before)
    commands.addAction(editor, { text: 'kwam later' })
    fillNextYear(editor.doc, next.doc, official)
    expect(readBoard(next.doc).actions.map(({ text }) => text)).toContain('kwam later')
  })

  test('keeps what was learned with the last period, also when that one was closed before', () => {
    const { editor, period } = boardInPeriod()
    closePeriod(editor, period, { learned: 'Klein beginnen' })
    finishYear(editor, '2027', { goals: [], stopped: [], learned: 'Volhouden' })
    expect(wordsLearned(editor)).toEqual(['Klein beginnen', 'Volhouden'])
  })

  test.each(SEEDS)('shows what came in later, and takes it along once, whoever does (seed %i)', (seed) => {
    const random = seededRandom(seed)
    const { editor, goals } = boardInPeriod()
    const [here, away, other] = devicesOf(editor, 3)
    const [goal] = goals
    if (!here || !away || !other || !goal) throw new Error('no devices')
    finishYear(here, '2027', { goals: [], stopped: [], learned: '' })
    const years = [nextYearOf(here)]
    // Offline meanwhile, and not yet aware that the year was closed.
    const late = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, n) => `laat ${n}`)
    for (const text of late) commands.addAction(away, { text, goalId: goal })
    if (random() < 0.5) commands.measureGoal(away, goal, { value: 70 })
    if (random() < 0.5) commands.addAgreement(away, { text: 'Ook laat' })
    expect(lateParts(here.doc)).toEqual([])
    meet([here, away, other], random)
    // Two follow, each with the new year still on its way, and both take along what was late.
    for (const device of [away, other]) {
      const next = testEditor(`followed-${device.newId()}`)
      fillParts(lateParts(device.doc), next.doc)
      noteTaken(device)
      years.push(next)
    }
    meet(years, random)
    meet([here, away, other], random)
    for (const { doc } of years) expect(withoutWriters(doc)).toBe(withoutWriters(years[0]?.doc ?? doc))
    const view = readBoard(years[0]?.doc ?? new Y.Doc())
    const old = readBoard(here.doc)
    expect(view.actions.map(({ text }) => text).sort()).toEqual(
      ['een', 'twee', 'drie', 'vier', ...late].sort(),
    )
    expect(view.measurements).toEqual(old.measurements)
    expect(view.agreements).toEqual(old.agreements)
    expect(lateParts(here.doc)).toEqual([])
    expect(view.successor).toBe('')
  })

  test('says of nothing that it came late while the year is open, or open again', () => {
    const { editor } = boardInPeriod()
    expect(lateParts(editor.doc)).toEqual([])
    finishYear(editor, '2027', { goals: [], stopped: [], learned: '' })
    commands.addAction(editor, { text: 'laat' })
    expect(lateParts(editor.doc).flatMap(({ cards }) => cards.map(({ text }) => text))).toEqual(['laat'])
    commands.nameSuccessor(editor, '')
    expect(lateParts(editor.doc)).toEqual([])
  })

  test('the year after that is another board again', () => {
    const { editor } = boardInPeriod()
    const next = nextYearOf(editor)
    expect(readBoard(next.doc).id).toBe('board-1~2027')
    expect(readBoard(nextYearOf(next).doc).id).toBe('board-1~2028')
  })

  test.each(SEEDS)(
    'on two to five devices at once ends in one new year, with every later change in it (seed %i)',
    (seed) => {
      const random = seededRandom(seed)
      const { editor, goals } = boardInPeriod()
      const devices = devicesOf(editor, 2 + Math.floor(random() * 4))
      const added = new Set<string>()
      const years = devices.map((device, n) => {
        // Each made the new year alone, and went on working in it.
        const late = random() < 0.5
        if (late) commands.addAction(device, { text: `laat ${n}` })
        if (late) added.add(`laat ${n}`)
        finishYear(device, '2027', {
          goals: goals.map((id) => ({ id, status: 'active', outcome: '' })),
          stopped: [],
          learned: '',
        })
        const next = nextYearOf(device)
        commands.addAction(next, { text: `nieuw ${n}` })
        added.add(`nieuw ${n}`)
        const own = readBoard(next.doc).actions[n % 4]
        if (own) commands.editAction(next, own.id, { ownerText: `van ${n}` })
        const goal = goals[n % goals.length]
        if (goal) commands.measureGoal(next, goal, { date: '2027-09-10', value: n })
        return next
      })
      meet(devices, random)
      meet(years, random)
      for (const { doc } of years) expect(withoutWriters(doc)).toBe(withoutWriters(years[0]?.doc ?? doc))
      const view = readBoard(years[0]?.doc ?? new Y.Doc())
      const texts = view.actions.map(({ text }) => text)
      expect(texts).toHaveLength(new Set(texts).size)
      expect(new Set(texts)).toEqual(new Set(['een', 'twee', 'drie', 'vier', ...added]))
      expect(view.goals).toHaveLength(goals.length)
      expect(view.measurements).toHaveLength(1 + devices.length)
      // Nobody's change of a card that came along was lost, though each made that card.
      for (const [n, action] of view.actions.slice(0, 4).entries()) {
        if (n < devices.length) expect(action.ownerText).toMatch(/^van \d$/)
      }
    },
  )
})

test('the example year closes: the goal that goes along is on the new board, with the seven colleagues', async () => {
  const text = readFileSync(new URL('../../src/exchange/example-year.json', import.meta.url), 'utf8')
  const read = await readAnyArchive(text)
  if (!read.ok) throw new Error(read.reason)
  const [team] = read.boards
  if (!team) throw new Error('no board')
  const doc = new Y.Doc()
  fillBoard(doc, team)
  const editor = testEditor('a', doc, '2026-07-10T10:00:00')
  const old = readBoard(doc)
  const last = old.goals[old.goals.length - 1]
  if (!last) throw new Error('no goal')
  commands.editGoal(editor, last.id, { status: 'active' })
  const open = old.actions.filter(({ status }) => status === 'todo' || status === 'doing')
  finishYear(editor, yearAfter(old.schoolYear).key, { goals: [], stopped: [], learned: '' })
  const next = new Y.Doc()
  fillNextYear(doc, next)
  const view = readBoard(next)
  expect(view.schoolYear.label).toBe('2026-2027')
  expect(view.goals.map(({ id }) => id)).toEqual([last.id])
  expect(view.members).toEqual(old.members.filter(({ left }) => !left))
  expect(view.actions).toHaveLength(open.length)
  expect(view.secured.map(({ text: habit }) => habit)).toEqual(old.secured.map(({ text: habit }) => habit))
  expect(view.agreements).toEqual(old.agreements)
  expect(view.sessionPlan).toEqual(old.sessionPlan)
  expect(readBoard(doc).sessions).toEqual(old.sessions)
})
