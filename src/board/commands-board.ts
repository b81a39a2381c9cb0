// What a person can do with the board itself. What a template offers is written when the board is made, never on load.
import { BOARD, defaultSessionPlan, defaultZones, sessionPlan, type BoardFields } from './board-fields.ts'
import { commit, write, type Editor } from './editor.ts'
import { cleanFields, type Patch } from './fields.ts'
import {
  BOARD_MAP,
  SCHEMA_VERSION,
  type BoardKind,
  type Retention,
  type SchoolYear,
  type SessionPlan,
  type ZoneSetting,
} from './schema.ts'

export type NewBoard = {
  id: string
  kind: BoardKind
  name: string
  place?: string
  teacher?: string
  schoolYear: SchoolYear
  zones?: ZoneSetting[]
  sessionPlan?: SessionPlan
}

/** Writes what the board is into an empty document. @returns false when there already is a board in it */
export function createBoard(editor: Editor, board: NewBoard): boolean {
  const made = commit(editor, () => {
    const map = editor.doc.getMap<unknown>(BOARD_MAP)
    if (map.has('id')) return false
    const fields = cleanFields(BOARD, { place: '', teacher: '', zones: defaultZones(), ...board })
    const plan = sessionPlan(board.sessionPlan ?? defaultSessionPlan(board.kind), board.kind)
    write(map, { ...fields, sessionPlan: plan, schemaVersion: SCHEMA_VERSION })
    return true
  })
  return made ?? false
}

/** Gives the board another name; an empty name changes nothing. */
export function renameBoard(editor: Editor, name: string): boolean {
  return BOARD.name(name) !== '' && describe(editor, { name })
}

/** Says where the board hangs and whose class it is. */
export function describeBoard(editor: Editor, about: { place?: string; teacher?: string }): boolean {
  return describe(editor, about)
}

/** Says which zones are shown, in which order and how large. The agenda keeps its own order. */
export function arrangeZones(editor: Editor, zones: ZoneSetting[]): boolean {
  return describe(editor, { zones })
}

/** Sets the fixed moment of the board session and its agenda. */
export function planSessions(editor: Editor, sessionPlan: SessionPlan): boolean {
  return describe(editor, { sessionPlan })
}

/** Names the school year of the document in which this board goes on. */
export function nameSuccessor(editor: Editor, year: string): boolean {
  return describe(editor, { successor: year })
}

/** Says whether a class board asks to be erased after its school year, or may stay. */
export function retainBoard(editor: Editor, retention: Retention): boolean {
  return describe(editor, { retention })
}

function describe(editor: Editor, patch: Patch<BoardFields>): boolean {
  const done = commit(editor, () => {
    write(editor.doc.getMap<unknown>(BOARD_MAP), cleanFields(BOARD, patch))
    return true
  })
  return done ?? false
}
