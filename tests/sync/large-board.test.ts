// The largest board that ten school years of one team could make, by every way in which a board leaves a device at once.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { fillBoard, writeArchive } from '../../src/board/archive.ts'
import { addAction, addGoal, addInk, addSession, appendSessionLog } from '../../src/board/commands.ts'
import type { Editor } from '../../src/board/editor.ts'
import type { ActionId } from '../../src/board/schema.ts'
import { encodeStroke, simplify } from '../../src/board/ink.ts'
import { restoreBoardAs } from '../../src/board/restore.ts'
import { readBoard } from '../../src/board/view.ts'
import { readAnyArchive } from '../../src/exchange/archive-file.ts'
import { newAccess, type Access } from '../../src/sync/access.ts'
import { renew } from '../../src/sync/renew.ts'
import { seededRandom, teamBoard, testEditor } from '../board/editors.ts'
import { word } from '../board/handwriting.ts'
import { runningRelay } from '../server/running-relay.ts'
import { device, settled, until, type Device } from './boards.ts'

const CARDS = 2000
const WRITTEN = 100
const SESSIONS = 400

/** Two thousand cards of ten years by many devices, a hundred of them written by hand until they are full. */
function tenYears(): Editor {
  const editor = teamBoard()
  const random = seededRandom(7)
  const words = (count: number) =>
    Array.from({ length: count }, () => Math.floor(random() * 1e9).toString(36)).join(' ')
  const goalId = addGoal(editor, { text: 'Alle leerlingen lezen op niveau', why: words(300) })
  for (let n = 0; n < CARDS; n++) {
    const id = addAction(editor, { text: words(12), goalId })
    if (id && n < WRITTEN) writeUntilFull(editor, id, random)
  }
  for (let n = 0; n < SESSIONS; n++) {
    const id = addSession(editor, { date: '2026-11-23' })
    if (!id) throw new Error('no session')
    for (let step = 0; step < 60; step++) appendSessionLog(editor, id, { step, what: words(8) })
  }
  return editor
}

function writeUntilFull(editor: Editor, id: ActionId, random: () => number) {
  for (let left = 0, more = true; more; left++) {
    const ink = word(random, left * 90, 40).map((points) => ({ width: 6, points: simplify(points, 0.75) }))
    more = ink.every((stroke) => addInk(editor, 'actions', id, encodeStroke(stroke)))
  }
}

const board = tenYears()
const file = JSON.stringify(writeArchive(board.doc))

async function fromFile(): Promise<Y.Doc> {
  const read = await readAnyArchive(file)
  if (!read.ok || !read.boards[0]) throw new Error('the file does not read')
  const doc = new Y.Doc()
  fillBoard(doc, read.boards[0])
  return doc
}

/** A colleague's device, when it has all of the board. */
async function colleague(url: string, access: Access, mine: Device): Promise<Device> {
  const other = device(url, access)
  await until('shared', () => settled(mine), 60_000)
  expect(mine.connection.state.notice).toBeNull()
  await until('complete', () => sameBytes(other.doc, mine.doc), 60_000)
  return other
}

function sameBytes(one: Y.Doc, other: Y.Doc): boolean {
  const [a, b] = [one, other].map((doc) => Y.encodeStateVector(doc))
  return a?.length === b?.length && a?.every((byte, at) => byte === b?.[at]) === true
}

test(
  'ten school years in one file open, go back to an earlier version and get a new key, and a colleague has all of it',
  { timeout: 120_000 },
  async () => {
    expect(file.length).toBeGreaterThan(3_000_000)
    const { url } = await runningRelay()
    const access = newAccess('2026')
    const mine = device(url, access, { doc: await fromFile() })
    const other = await colleague(url, access, mine)
    const whole = readBoard(board.doc)
    expect(readBoard(other.doc)).toEqual(whole)
    expect(whole.actions).toHaveLength(CARDS)

    // Everything was thrown over, and comes back as it was: every card is written again, in one step.
    const editor = testEditor('c', mine.doc)
    const then = new Y.Doc()
    Y.applyUpdate(then, Y.encodeStateAsUpdate(mine.doc))
    mine.doc.transact(() => {
      mine.doc.getMap('actions').clear()
    })
    await until('emptied', () => readBoard(other.doc).actions.length === 0, 60_000)
    expect(restoreBoardAs(editor, then)).toEqual({ ok: true, changed: true })
    await until('restored', () => readBoard(other.doc).actions.length === CARDS && settled(mine), 60_000)
    expect(mine.connection.state).toMatchObject({ notice: null, unshared: 0 })
    expect(readBoard(other.doc).actions).toEqual(whole.actions)

    const to = newAccess('2026')
    const moving = renew({
      doc: mine.doc,
      claim: 'mine',
      from: mine.connection,
      to,
      connect: (next) => device(url, next, { doc: mine.doc }).connection,
      commit: async () => {},
      isCommitted: async () => false,
      onHeldUp: () => expect.fail('this device has the whole board'),
    })
    expect(await moving.ended).toBe('renewed')
    const guest = await colleague(url, to, device(url, to, { doc: mine.doc }))
    expect(readBoard(guest.doc)).toEqual(readBoard(mine.doc))
  },
)

test('a file with a value that no device could share is refused before it is on the board', async () => {
  const text = 'ontwerp '.repeat(50_000)
  const open = async (more: object) => {
    const boards = [{ board: { id: 'x' }, actions: [{ id: 'a', ...more }] }]
    const read = await readAnyArchive(JSON.stringify({ format: 'verbeterbord', version: 1, boards }))
    return read.ok ? 'ok' : read.reason
  }
  expect(await open({ text })).toBe('too-large')
  expect(await open({ later: { plan: [text] } })).toBe('too-large')
  expect(await open({ ink: [text] })).toBe('too-large')
  expect(await open({ text: text.slice(0, 200_000) })).toBe('ok')
  expect(await open({ ink: Array.from({ length: 50 }, () => text.slice(0, 20_000)) })).toBe('ok')
})
