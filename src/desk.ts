// The app outside a board: the list of boards on this device, and making, joining, opening and removing them.
// A board's keys pass through here on their way between an invite and the device; they are never logged or sent.
import { signal } from '@preact/signals'
import * as Y from 'yjs'
import { allBoardsAsText } from './all-boards.ts'
import { bindCommands } from './board/change.ts'
import { dayOf, yearOfNewBoard } from './board/day.ts'
import { fillBoard } from './board/archive.ts'
import type { BoardArchive } from './board/archive.ts'
import type { DeviceBoard } from './device/device.ts'
import type { PatientDevice } from './device/patient-device.ts'
import { ANSWER_WITHIN_MS, within } from './device/within.ts'
import { docInPage } from './left-boards.ts'
import { boardsIn, exampleBoard, freshAccess, withSchoolYear, writeBoard } from './new-boards.ts'
import { newId, storeName } from './board-document.ts'
import { purge, purgeRemoved, REGRET_MS } from './removed-boards.ts'
import { strayBoards } from './stray-boards.ts'
import { accessForYear, fromStored, toStored } from './sync/access.ts'
import type { Access } from './sync/access.ts'
import { readInvite } from './sync/invite.ts'
import { keptBeside, readSharing, SHARING_NOTE } from './sync/kept-notes.ts'
import { aroundWords } from './ui/around-language.ts'
import { toast } from './ui/kit/toast.tsx'
import type { Drafts } from './ui/board-context.ts'
import type { BoardEntry, Desk } from './ui/desk.ts'
import { speak } from './ui/language.ts'
import { nextColor } from './ui/people.ts'

export type DeviceDesk = {
  desk: Desk
  drafts: Drafts
  /** @param beside the board is not looked at, so it does not come first in the list */
  entry: (id: string, beside: boolean) => Promise<DeviceBoard | null>
  /** Resolves when the device has it. */
  keepEntry: (id: string, change: Partial<DeviceBoard>) => Promise<void>
  /** Asks the browser, once, not to throw this device's boards away: somebody wrote on one of them. */
  askToStay: (id: string) => Promise<void>
  /** Puts a board into the list that does not know it. */
  adoptEntry: (entry: DeviceBoard) => void
  /** The boards of this device, with the names of their databases. */
  copies: () => Promise<(DeviceBoard & { store: string })[]>
  /** Takes a board off this device whose content lives on in another board of this device. */
  retire: (id: string) => Promise<void>
}

/**
 * Makes the desk.
 * @param joined gets the boards whose person has yet to say a name
 * @param openBeside opens a board that does not come on the screen
 */
export function createDesk(
  device: PatientDevice,
  joined: Set<string>,
  openBeside: Desk['openBeside'],
): DeviceDesk {
  const boards = signal<readonly BoardEntry[] | null>(null)
  const deviceClosed = signal(false)
  const myName = signal('')
  let settled = false
  let asked = false

  device.onOpen((open) => {
    deviceClosed.value = !open
    void (open && !settled ? settleIn() : refresh())
  })

  async function settleIn() {
    settled = true
    const [name, chosen] = await Promise.all([device.setting('name'), device.setting('language')])
    if (typeof name === 'string') myName.value = name
    if (chosen === 'en' || chosen === 'nl') await speak(chosen)
    await refresh()
    await purgeRemoved(device)
    await findStrays()
  }

  async function findStrays() {
    const listed = await device.boards()
    const strays = await within(ANSWER_WITHIN_MS, strayBoards(listed.map(({ id }) => id))).catch(() => [])
    for (const stray of strays) await device.addBoard(stray)
    if (strays.length > 0) await refresh()
  }

  async function refresh() {
    boards.value = (await device.boards()).filter((board) => board.removedAt === 0)
  }

  /** Gives the board that is in the list from now on: the same one may have been there. */
  async function add(
    board: Omit<DeviceBoard, 'openedAt' | 'removedAt'>,
    isSame?: (one: DeviceBoard) => boolean,
  ) {
    const listed = await device.addBoard({ ...board, openedAt: Date.now(), removedAt: 0 }, isSame)
    await refresh()
    return listed
  }

  /**
   * The board whose keys follow from those of another board of this device, such as the same board in another school year.
   * It is made once: who asks again, or in another tab, gets the one that is there.
   */
  async function related(
    of: string,
    accessOf: (access: Access) => Access,
    about: Pick<DeviceBoard, 'name' | 'kind' | 'schoolYear'>,
    fill: ((doc: Y.Doc) => void) | null,
  ): Promise<string> {
    const from = await device.board(of)
    const access = fromStored(from?.access)
    if (!from || !access) throw new Error('this device has no key of the board that goes on')
    const next = toStored(accessOf(access))
    const { readOnly, me, example } = from
    const entry = { id: newId(), ...about, access: next, readOnly, me, example }
    const { id, removedAt } = await add(entry, (one) => JSON.stringify(one.access) === JSON.stringify(next))
    if (removedAt) await device.changeBoard(id, { removedAt: 0 })
    if (fill) await writeBoard(fill, id)
    return id
  }

  async function openArchive(archive: BoardArchive, example: boolean): Promise<string> {
    const { id, view } = await writeBoard((doc) => void fillBoard(doc, withSchoolYear(archive)))
    const { name, kind, schoolYear } = view
    await add({
      id,
      name,
      kind,
      schoolYear: schoolYear.label,
      ...(await freshAccess(schoolYear.start)),
      me: '',
      example,
    })
    return id
  }

  const desk: Desk = {
    boards,
    deviceClosed,
    myName,

    async createBoard({ kind, name, yourName }) {
      const schoolYear = yearOfNewBoard(dayOf(new Date()))
      let me = ''
      const { id } = await writeBoard((doc) => {
        const change = bindCommands({ doc, origin: 'new-board', now: () => new Date(), newId })
        change.createBoard({ id: newId(), kind, name, schoolYear })
        if (yourName) me = change.addMember({ name: yourName, color: nextColor([]) }) ?? ''
      })
      if (yourName) desk.keepMyName(yourName)
      const access = await freshAccess(schoolYear.start)
      await add({ id, name, kind, schoolYear: schoolYear.label, ...access, me, example: false })
      return id
    },

    async openExample(kind) {
      const known = boards.peek()?.find((board) => board.example && board.kind === kind)
      if (known) return known.id
      return openArchive(await exampleBoard(kind), true)
    },

    async join(text) {
      const invite = readInvite(text)
      if (!invite.ok) return invite
      if (invite.origin !== null && invite.origin !== location.origin) {
        return { ok: false, reason: 'foreign', host: new URL(invite.origin).host }
      }
      const access = toStored(invite.access)
      const id = newId()
      const year = Number(invite.access.year)
      const listed = await add(
        {
          id,
          name: '',
          kind: 'team',
          schoolYear: `${year}-${year + 1}`,
          access,
          readOnly: access.kind === 'read',
          me: '',
          example: false,
          joining: access.kind === 'write',
        },
        (one) => JSON.stringify(one.access) === JSON.stringify(access),
      )
      if (listed.id !== id) {
        if (listed.removedAt) await device.changeBoard(listed.id, { removedAt: 0 })
        await refresh()
        return { ok: true, id: listed.id, known: true }
      }
      if (access.kind === 'write') joined.add(id)
      return { ok: true, id, known: false }
    },

    async goOn({ of, year, ...about }, fill) {
      return related(of, (access) => accessForYear(access, year), about, fill)
    },

    markClosed(id, closed) {
      void device.changeBoard(id, { closed }).then(refresh)
    },

    async saveAll() {
      const ids = new Map((boards.peek() ?? []).map(({ id }) => [storeName(id), id]))
      return allBoardsAsText([...ids.keys()], (store) => docInPage(ids.get(store) ?? ''))
    },

    async openFile(file) {
      const read = await boardsIn(file)
      if (!read.ok) return read
      const ids: string[] = []
      for (const archive of read.boards) ids.push(await openArchive(archive, false))
      return { ok: true, ids }
    },

    async removeBoard(id) {
      const timer = await takeOff(id)
      return {
        async undo() {
          clearTimeout(timer)
          await device.changeBoard(id, { removedAt: 0 })
          await refresh()
        },
      }
    },

    async sharingOf(id) {
      const kept = keptBeside(storeName(id), SHARING_NOTE)
      return readSharing(await within(ANSWER_WITHIN_MS, kept).catch(() => undefined))
    },

    async destroyBoard(id) {
      await device.changeBoard(id, { removedAt: 1 })
      await purge(device, id)
      await refresh()
    },

    async chooseLanguage(next) {
      if (!(await speak(next))) return toast(aroundWords.value.start.noEnglish)
      await device.keepSetting('language', next)
    },

    keepMyName(name) {
      myName.value = name
      void device.keepSetting('name', name)
    },

    openBeside,
    drafts: {
      read: (key) => device.draft(key),
      keep: (key, text) => void device.keepDraft(key, text),
    },
  }

  /** Out of the list at once, off the disk a moment later. Gives the timer of that moment. */
  async function takeOff(id: string) {
    await device.changeBoard(id, { removedAt: Date.now() })
    await refresh()
    return setTimeout(() => void purgeRemoved(device), REGRET_MS)
  }

  return {
    desk,
    drafts: desk.drafts,
    async entry(id, beside) {
      const entry = await device.board(id)
      if (!entry || entry.removedAt) return null
      if (!beside) void device.changeBoard(id, { openedAt: Date.now() })
      return entry
    },
    async keepEntry(id, fields) {
      await device.changeBoard(id, fields)
      await refresh()
      await device.kept()
    },
    async askToStay(id) {
      if (asked || (await device.board(id))?.example) return
      asked = true
      // Some browsers ask the person and some refuse: either way the board goes on.
      await navigator.storage?.persist?.().catch(() => false)
    },
    adoptEntry: (entry) => void device.addBoard(entry).then(refresh),
    async copies() {
      return (await device.boards())
        .filter(({ removedAt }) => removedAt === 0)
        .map((one) => ({ ...one, store: storeName(one.id) }))
    },
    async retire(id) {
      await takeOff(id)
    },
  }
}
