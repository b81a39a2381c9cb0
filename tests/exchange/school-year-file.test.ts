import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { fillBoard, type BoardArchive } from '../../src/board/archive.ts'
import { compare } from '../../src/board/order.ts'
import { readBoard, type BoardView } from '../../src/board/view.ts'
import { readSchoolYearFile } from '../../src/exchange/school-year-file.ts'
import { readAnyArchive } from '../../src/exchange/archive-file.ts'

const text = readFileSync(new URL('../../src/exchange/example-year.json', import.meta.url), 'utf8')
type Row = Record<string, unknown> & { id: string; text: string; status: string }
type FileBoard = Record<'actions' | 'goals' | 'successes' | 'sessions' | 'planning', Row[]>
// The test knows the file as it is written; the reader under test believes nothing of it.
const file: { boards: [FileBoard, FileBoard] } = JSON.parse(text)

function open(archive: BoardArchive | undefined): BoardView {
  if (archive === undefined) throw new Error('no board')
  const doc = new Y.Doc()
  expect(fillBoard(doc, archive)).toBe(true)
  return readBoard(doc)
}

const read = await readAnyArchive(text)

function example(): { archives: BoardArchive[]; team: BoardView; group6: BoardView } {
  if (!read.ok) throw new Error(read.reason)
  return { archives: read.boards, team: open(read.boards[0]), group6: open(read.boards[1]) }
}

const { archives, team, group6 } = example()

describe('the example year', () => {
  test('holds a team board and a class board with every card of the file', () => {
    const counts = ({ members, goals, yearGoals, actions, successes, planning, sessions }: BoardView) => ({
      members: members.length,
      goals: goals.length,
      yearGoals: yearGoals.length,
      actions: actions.length,
      successes: successes.length,
      planning: planning.length,
      sessions: sessions.length,
    })
    expect(counts(team)).toEqual({
      members: 7,
      goals: 5,
      yearGoals: 2,
      actions: 120,
      successes: 60,
      planning: 38,
      sessions: 36,
    })
    expect(counts(group6)).toEqual({
      members: 24,
      goals: 12,
      yearGoals: 0,
      actions: 48,
      successes: 36,
      planning: 7,
      sessions: 36,
    })
    expect([team.measurements.length, group6.measurements.length]).toEqual([42, 36])
    for (const board of [team, group6]) {
      expect(board).toMatchObject({
        schoolYear: { label: '2025-2026', start: '2025-09-01', end: '2026-07-17' },
        schemaVersion: 1,
        newer: false,
      })
      expect([board.periods.length, board.holidays.length]).toEqual([5, 10])
    }
  })

  test('gives every action its text, goal, owners, day and state', () => {
    const states: Record<string, string> = {
      klaar: 'done',
      gestopt: 'stopped',
      open: 'todo',
      'niet gelukt': 'stopped',
    }
    for (const [board, rows] of [
      [team, file.boards[0].actions],
      [group6, file.boards[1].actions],
    ] as const) {
      const seen = board.actions.map(({ id, text, goalId, due, status, createdOn }) => ({
        id,
        text,
        goalId,
        due,
        status,
        createdOn,
      }))
      expect(seen).toEqual(
        rows.map((row) => ({
          id: row.id,
          text: row.text,
          goalId: row.goalId,
          due: { on: row.due },
          status: states[row.status],
          createdOn: row.createdAt,
        })),
      )
    }
    expect(team.actions.map((action) => action.ownerIds)).toEqual(
      file.boards[0].actions.map((row) => row.owners),
    )
    expect(team.actions.map((action) => action.closedOn)).toEqual(
      file.boards[0].actions.map((row) => row.doneAt ?? row.stoppedAt ?? null),
    )
    expect(team.actions.find((action) => action.id === 'a120')?.movedTo).toBe('volgend schooljaar')
  })

  test('knows who of the class does what, in names or in words', () => {
    const who = group6.actions.map((action) => {
      const names = action.ownerIds.map((id) => group6.members.find((member) => member.id === id)?.name)
      return action.ownerText || names.join(' en ')
    })
    expect(who).toEqual(file.boards[1].actions.map((row) => row.who))
    expect(group6.actions.find((action) => action.ownerIds.length === 2)).toBeDefined()
    expect(group6.members[0]).toMatchObject({ name: 'Noor', kind: 'pupil', sign: 'vos' })
    expect(group6.teacher).toBe('Joost')
    const undone = group6.actions.filter((action) => action.status === 'stopped')
    expect(new Set(undone.map((action) => action.stopReason))).toEqual(new Set(['niet gelukt']))
  })

  test('says of every goal how it ended and how it is measured', () => {
    expect(team.goals.map((goal) => [goal.status, goal.outcome])).toEqual([
      ['reached', ''],
      ['almost', ''],
      ['reached', ''],
      ['reached', ''],
      ['missed', 'gaat mee naar volgend jaar'],
    ])
    expect(team.yearGoals.map((goal) => goal.status)).toEqual(['almost', 'reached'])
    const short: Record<string, string> = { gehaald: 'reached', 'niet gehaald': 'missed' }
    expect(group6.goals.map((goal) => goal.status)).toEqual(
      file.boards[1].goals.map((row) => short[row.status]),
    )
    expect(group6.goals.map((goal) => goal.indicator.measure)).toContain('days-of-five')
    expect(group6.goals.find((goal) => goal.id === 'kg10')?.indicator).toMatchObject({
      measure: 'of-pupils',
      unit: 'van 24',
      baseline: 9,
      target: 18,
    })
    expect(group6.goals.find((goal) => goal.id === 'kg06')?.indicator.direction).toBe('down')
    expect(group6.goals.find((goal) => goal.id === 'kg02')?.teamGoal).toBe(team.goals[0]?.text)
    expect(team.measurements.find((entry) => entry.value === null)).toMatchObject({
      goalId: 'g5',
      note: 'niet gemeten: schoolkamp',
      sessionId: 's30',
    })
  })

  test('keeps every success with who said it', () => {
    for (const [board, rows] of [
      [team, file.boards[0].successes],
      [group6, file.boards[1].successes],
    ] as const) {
      expect(
        board.successes.map(({ id, text, date, goalId, sessionId, byId, byText, celebrated }) => ({
          id,
          text,
          date,
          goalId,
          sessionId,
          by: byId ?? (byText || null),
          celebrated,
        })),
      ).toEqual(
        rows.map(({ id, text, date, goalId, sessionId, by, celebrated = false }) => ({
          id,
          text,
          date,
          goalId,
          sessionId,
          by,
          celebrated,
        })),
      )
    }
    expect(team.successes.filter((success) => success.team).length).toBeGreaterThan(0)
  })

  test('keeps every session with its counts, roles, timings and check-out', () => {
    expect(team.sessions[0]).toMatchObject({
      date: '2025-09-09',
      durationMinutes: 17,
      facilitatorIds: ['m-anouk'],
      timekeeperId: 'm-bram',
      scribeId: 'm-fatima',
      checkInForm: 'smileys',
      checkIn: { happy: 4, neutral: 3, unhappy: 0 },
      plannedStart: '15:15',
    })
    expect(team.sessions[0]?.parts.map((part) => part.part)).toEqual(
      team.sessionPlan.agenda.map((item) => item.part),
    )
    expect(group6.sessions[0]).toMatchObject({
      facilitatorIds: ['k01', 'k02'],
      scribeId: 'k08',
      timekeeperId: 'k14',
      presentCount: 24,
      checkIn: { happy: 18, neutral: 4, unhappy: 2 },
    })
    expect(group6.sessionPlan).toMatchObject({ weekday: 5, time: '13:45', minutes: 15 })
    expect(group6.sessionPlan.agenda.map((item) => item.part)).toEqual([
      'check-in',
      'successes',
      'planning',
      'goals',
      'actions',
      'check-out',
    ])
    expect(team.secured[0]?.checkedOn).toEqual(['2025-11-25', '2026-01-20', '2026-03-17', '2026-06-02'])
    expect(team.skippedWeeks).toHaveLength(3)
    expect(team.parking[0]).toMatchObject({ byId: 'm-lianne', outcome: 'werd actie van de leerlingenraad' })
    expect(team.agreements).toHaveLength(5)
  })

  test('loses no word or number of the file', () => {
    const kept = new Set(leaves(archives))
    const gone = new Set(leaves(JSON.parse(text)).filter((leaf) => !kept.has(leaf)))
    // These are said in a board's own words, or with ids instead of names.
    expect([...gone].sort(compare)).toEqual([
      'Bas en Isa',
      'Daan en Roos',
      'Ilyas en Evi',
      'Lina en Jayden',
      'Nina en Kian',
      'Noor en Sem',
      'Omar en Lotte',
      'Yara en Finn',
      'Zoë en Ruben',
      'actie',
      'acties',
      'afsluiten',
      'bijna gehaald',
      'di',
      'dinsdag',
      'do',
      'doelen',
      'gehaald',
      'gestopt',
      'klaar',
      'klassendoel',
      'leerlingdoel',
      'ma',
      'niet gehaald',
      'niet gehaald, gaat mee naar volgend jaar',
      'open',
      'successen',
      'vr',
      'vrijdag',
      'wo',
    ])
  })
})

describe('a file that is no school year', () => {
  test('is refused in a word', () => {
    for (const json of [null, 3, 'x', [], {}, { boards: [] }, { schoolYear: [], boards: {} }]) {
      expect(readSchoolYearFile(json)).toEqual({ ok: false, reason: 'wrong-shape' })
    }
    expect(readSchoolYearFile({ schoolYear: {}, boards: [] })).toEqual({ ok: false, reason: 'empty' })
  })

  test('opens as a board with nothing on it when its parts have other shapes', () => {
    const read = readSchoolYearFile({
      schoolYear: { label: 7, periods: 'none', holidays: [3] },
      members: { a: 1 },
      boards: [
        {
          id: 'x',
          kind: 'iets',
          goals: [1, 2],
          actions: 'geen',
          sessionPlan: null,
          zones: 'alle',
          __proto__: 1,
        },
      ],
    })
    if (!read.ok) throw new Error(read.reason)
    const view = open(read.boards[0])
    expect(view).toMatchObject({ id: 'x', kind: 'team', goals: [], actions: [], members: [] })
    expect(read.boards[0]?.board.fromFile).toMatchObject({ goals: [1, 2], actions: 'geen', zones: 'alle' })
  })

  test('gives every card that has no id of its own one, and drops none', async () => {
    const actions = [{ text: 'een' }, { text: 'twee' }, { id: 'a', text: 'drie' }, { id: 'a', text: 'vier' }]
    const unsafe = { id: '__proto__', text: 'vijf' }
    const board = { id: 'b', kind: 'team', actions: [...actions, unsafe] }
    const text = JSON.stringify({ schoolYear: {}, boards: [board] })
    const opened = await readAnyArchive(text)
    if (!opened.ok) throw new Error(opened.reason)
    const texts = open(opened.boards[0]).actions.map((action) => action.text)
    expect(texts).toEqual(['een', 'twee', 'drie', 'vier', 'vijf'])
  })

  test('is held to the sizes of every other file', async () => {
    const boards = (count: number, board: object) =>
      JSON.stringify({ schoolYear: {}, boards: Array.from({ length: count }, () => board) })
    expect(await readAnyArchive(boards(8000, { id: 'b' }))).toEqual({ ok: false, reason: 'too-large' })
    const many = { id: 'b', actions: Array.from({ length: 20_001 }, () => ({})) }
    expect(await readAnyArchive(boards(1, many))).toEqual({ ok: false, reason: 'too-large' })
    expect(await readAnyArchive(boards(1, {}))).toEqual({ ok: false, reason: 'wrong-shape' })
  })
})

/** All texts and numbers of some JSON. */
function leaves(json: unknown): string[] {
  if (typeof json !== 'object' || json === null) return [String(json)]
  const checked = Object.keys(json).flatMap((key) => (key.startsWith('checked.') ? [key.slice(8)] : []))
  return [...checked, ...Object.values(json).flatMap(leaves)]
}
