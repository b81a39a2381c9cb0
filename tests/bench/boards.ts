// Boards of a wanted size, made with the board's own commands by many writers, as a school year makes them; and small changes
// that can be recognised in any packing. The same numbers give the same board.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as Y from 'yjs'
import { bindCommands } from '../../src/board/change.ts'
import { createBoard } from '../../src/board/commands.ts'
import { addDays, dayOf, schoolYearOf } from '../../src/board/day.ts'
import type { ActionId, GoalId, MemberId } from '../../src/board/schema.ts'
import { ROOT } from '../../server/prepare.js'
import { seededRandom } from '../board/editors.ts'

/** The words of a real year: a dozen made-up ones would pack far better than a board does. */
const WORDS = [
  ...new Set(readFileSync(join(ROOT, 'src/exchange/example-year.json'), 'utf8').match(/[a-zëïé]{2,}/g)),
]
const CHANGES_PER_WRITER = 12
/** What hangs open on a wall at one time; the rest is done, and older than the wall shows. */
const OPEN_ACTIONS = 40

/**
 * A board with this many action, success and planning cards, most of them history, as after a year of sessions.
 * @param open how many actions hang open; with as many as there are cards all of them are live
 */
export function boardWithCards(cards: number, open = OPEN_ACTIONS): Y.Doc {
  const { doc, add } = boardInTheMaking(1, open)
  for (let made = 0; made < cards; made++) add()
  return doc
}

export type MeasuredBoard = { doc: Y.Doc; update: Uint8Array }

const BYTES = 150_000
let oneYear: MeasuredBoard | undefined

/** A board whose document is 150 KB as a Yjs update: a school year with some 450 cards. */
export function schoolYear(): MeasuredBoard {
  oneYear ??= withUpdate(grown(1))
  return oneYear
}

/** Ten of them in one document, 1.5 MB: what no school reaches, since every year begins a new one. */
export function tenYears(): MeasuredBoard {
  const doc = new Y.Doc()
  for (let seed = 1; seed <= 10; seed++) Y.applyUpdate(doc, Y.encodeStateAsUpdate(grown(seed)))
  return withUpdate(doc)
}

function withUpdate(doc: Y.Doc): MeasuredBoard {
  return { doc, update: Y.encodeStateAsUpdate(doc) }
}

function grown(seed: number): Y.Doc {
  const { doc, add } = boardInTheMaking(seed)
  for (let size = 0; size < BYTES; size = Y.encodeStateAsUpdate(doc).length) {
    // A card takes some 350 bytes: few looks when far, and not far too much at the end.
    for (let more = Math.ceil((BYTES - size) / 1000); more > 0; more--) add()
  }
  return doc
}

function boardInTheMaking(seed: number, open = OPEN_ACTIONS) {
  const random = seededRandom(seed)
  const whole = (below: number) => Math.floor(random() * below)
  const doc = new Y.Doc()
  const today = dayOf(new Date())
  let made = 0
  // As long and as unguessable as the app's, or the board would pack too well.
  const newId = () => Array.from({ length: 10 }, () => whole(256).toString(36).padStart(2, '0')).join('')
  const editor = { doc, origin: 'bench', now: () => new Date(), newId }
  createBoard(editor, { id: 'bench', kind: 'team', name: 'Team bench', schoolYear: schoolYearOf(today) })
  const change = bindCommands(editor)
  const members: MemberId[] = []
  const goals: GoalId[] = []
  const keep = <Id>(list: Id[], id: Id | null) => {
    if (id !== null) list.push(id)
  }
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[whole(from.length)]
    if (picked === undefined) throw new Error('nothing to pick from')
    return picked
  }
  const text = (words: number) => Array.from({ length: words }, () => pick(WORDS)).join(' ')
  for (const name of ['Anouk', 'Bram', 'Fatima', 'Joost', 'Lianne', 'Sem', 'Zoë'])
    keep(members, change.addMember({ name }))
  for (let goal = 0; goal < 4; goal++) {
    const id = change.addGoal({
      text: text(6),
      indicator: { measure: 'percentage', baseline: 20, target: 80 },
    })
    keep(goals, id)
    if (id) change.editGoal(id, { status: 'active' })
  }
  const recent: ActionId[] = []

  const addAction = (nth: number) => {
    const due = addDays(today, whole(20))
    const id = change.addAction({
      text: text(7),
      due: { on: due },
      ownerIds: [pick(members)],
      goalId: pick(goals),
    })
    if (!id) throw new Error('an action was refused')
    if (nth % 3 === 0) change.startAction(id)
    recent.push(id)
    const old = recent.length > open ? recent.shift() : undefined
    if (!old) return
    change.completeAction(old)
    change.archiveAction(old)
  }
  return {
    doc,
    add: () => {
      // A device is a new writer each time it opens the board.
      if (made % CHANGES_PER_WRITER === 0) doc.clientID = whole(2 ** 31)
      const kind = made++ % 10
      if (kind < 6) addAction(made)
      else if (kind < 9) change.addSuccess({ text: text(8), byId: pick(members) })
      else change.addPlanningItem({ kind: 'lesbezoek', date: addDays(today, whole(60)), text: text(4) })
    },
  }
}

const MARK = '~#~#'
const MARK_DIGITS = 9
const TEXT_CHARACTERS = 96

/** One device that writes: each call gives a Yjs update of some 150 bytes that carries a number. */
export function createWriter(overwrites: boolean): (number: number) => Uint8Array {
  const doc = new Y.Doc()
  const cards = doc.getMap('bench')
  let last: Uint8Array = new Uint8Array(0)
  doc.on('update', (update) => {
    last = update
  })
  return (number) => {
    const mark = MARK + String(number).padStart(MARK_DIGITS, '0')
    cards.set(overwrites ? `card${doc.clientID}` : mark, mark.padEnd(TEXT_CHARACTERS, ' leesmaatjes'))
    return last
  }
}

/** The numbers that these bytes carry. */
export function numbersIn(bytes: Uint8Array): number[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const numbers: number[] = []
  for (let at = buffer.indexOf(MARK); at >= 0; at = buffer.indexOf(MARK, at + MARK.length)) {
    const number = Number(buffer.toString('latin1', at + MARK.length, at + MARK.length + MARK_DIGITS))
    if (Number.isInteger(number)) numbers.push(number)
  }
  return numbers
}
