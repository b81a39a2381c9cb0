// The app outside a board: the list of boards on this device, and making, joining, opening and removing them.
// A board's keys pass through here on their way between an invite and the device; they are never logged or sent.
import { signal } from '@preact/signals'
import * as Y from 'yjs'
import { bindCommands } from './board/change.ts'
import { dayOf, schoolYearOf } from './board/day.ts'
import type { BoardArchive } from './board/archive.ts'
import { readBoard } from './board/view.ts'
import type { BoardView } from './board/view.ts'
import type { Device, DeviceBoard } from './device/device.ts'
import { newId, storeName } from './open-board.ts'
import { openStore } from './sync/store.ts'
import type { Drafts } from './ui/board-context.ts'
import type { BoardEntry, Desk } from './ui/desk.ts'
import { speak } from './ui/language.ts'
import { nextColor } from './ui/people.ts'

/** A removed board is destroyed after this long, or at the next start (milliseconds); until then undo brings it back. */
const REGRET_MS = 15_000
/** Larger files are not even read into memory; what fits a board is decided after that. */
const LARGEST_FILE_BYTES = 64 * 1024 * 1024

export type DeviceDesk = {
  desk: Desk
  drafts: Drafts
  entry: (id: string) => Promise<DeviceBoard | null>
  /** Resolves when the device has it. */
  keepEntry: (id: string, change: Partial<DeviceBoard>) => Promise<void>
  /** The boards of this device, with the names of their databases. */
  copies: () => Promise<(DeviceBoard & { store: string })[]>
  /** Takes a board off this device whose content lives on in another board of this device. */
  retire: (id: string) => Promise<void>
}

/**
 * Makes the desk.
 * @param device null when this browser keeps nothing
 * @param joined gets the boards whose person has yet to say a name
 */
export function createDesk(device: Promise<Device | null>, joined: Set<string>): DeviceDesk {
  const boards = signal<readonly BoardEntry[] | null>(null)
  const deviceClosed = signal(false)
  const myName = signal('')
  /** Boards of a browser that keeps nothing live in this page only. */
  const memory = new Map<string, DeviceBoard>()

  void device.then(async (opened) => {
    if (!opened) {
      deviceClosed.value = true
      boards.value = []
      return
    }
    const [name, chosen] = await Promise.all([opened.setting('name'), opened.setting('language')])
    if (typeof name === 'string') myName.value = name
    if (chosen === 'en' || chosen === 'nl') await speak(chosen)
    await purgeRemoved(opened)
    await refresh()
  })

  async function refresh() {
    const opened = await device
    const all = opened ? await opened.boards() : [...memory.values()]
    boards.value = all.filter((board) => board.removedAt === 0)
  }

  async function add(board: Omit<DeviceBoard, 'openedAt' | 'removedAt'>) {
    const entry: DeviceBoard = { ...board, openedAt: Date.now(), removedAt: 0 }
    const opened = await device
    if (opened) await opened.keepBoard(entry)
    else memory.set(entry.id, entry)
    await refresh()
    // Asked when there is something worth keeping, not at the door.
    void navigator.storage?.persist?.()
  }

  /** Fills a new document and waits until the disk confirmed it. */
  async function writeBoard(fill: (doc: Y.Doc) => void): Promise<{ id: string; view: BoardView }> {
    const id = newId()
    const doc = new Y.Doc()
    const store = openStore({ name: storeName(id), doc })
    await store.loaded
    fill(doc)
    if (store.state.state !== 'failed') await store.saved()
    const view = readBoard(doc)
    await store.close()
    doc.destroy()
    return { id, view }
  }

  async function openArchive(archive: BoardArchive, example: boolean): Promise<string> {
    const { fillBoard } = await import('./board/archive.ts')
    const { id, view } = await writeBoard((doc) => void fillBoard(doc, archive))
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
      const schoolYear = schoolYearOf(dayOf(new Date()))
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

    async openExample() {
      const known = boards.peek()?.find((board) => board.example)
      if (known) return known.id
      const [{ exampleAsOf }, { readAnyArchive }, { default: file }] = await Promise.all([
        import('./exchange/example.ts'),
        import('./exchange/archive-file.ts'),
        import('./exchange/example-year.json?raw'),
      ])
      const read = readAnyArchive(file)
      if (!read.ok) throw new Error(`the example year does not read: ${read.reason}`)
      const [team] = exampleAsOf(dayOf(new Date()), read.boards)
      if (!team) throw new Error('the example year holds no board')
      return openArchive(team, true)
    },

    async join(text) {
      const [{ readInvite }, { toStored }] = await Promise.all([
        import('./sync/invite.ts'),
        import('./sync/access.ts'),
      ])
      const invite = readInvite(text)
      if (!invite.ok) return invite
      if (invite.origin !== null && invite.origin !== location.origin) {
        return { ok: false, reason: 'foreign', host: new URL(invite.origin).host }
      }
      const access = toStored(invite.access)
      const opened = await device
      const all = opened ? await opened.boards() : [...memory.values()]
      const same = all.find((board) => JSON.stringify(board.access) === JSON.stringify(access))
      if (same) {
        if (same.removedAt) await change(same.id, { removedAt: 0 })
        await refresh()
        return { ok: true, id: same.id, known: true }
      }
      const id = newId()
      const year = Number(invite.access.year)
      await add({
        id,
        name: '',
        kind: 'team',
        schoolYear: `${year}-${year + 1}`,
        access,
        readOnly: access.kind === 'read',
        me: '',
        example: false,
        joining: access.kind === 'write',
      })
      if (access.kind === 'write') joined.add(id)
      return { ok: true, id, known: false }
    },

    async saveAll() {
      const { allBoardsAsText } = await import('./all-boards.ts')
      return allBoardsAsText((boards.peek() ?? []).map(({ id }) => storeName(id)))
    },

    async openFile(file) {
      const { readAnyArchive } = await import('./exchange/archive-file.ts')
      if (file.size > LARGEST_FILE_BYTES) return { ok: false, reason: 'too-large' }
      const text = await readText(file)
      if (text === null) return { ok: false, reason: 'unreadable' }
      const read = readAnyArchive(text)
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
          await change(id, { removedAt: 0 })
          await refresh()
        },
      }
    },

    async sharingOf(id) {
      const { keptBeside, SHARING_NOTE, readSharing } = await import('./sync/kept-notes.ts')
      return readSharing(await keptBeside(storeName(id), SHARING_NOTE))
    },

    async destroyBoard(id) {
      const opened = await device
      await openStore({ name: storeName(id), doc: new Y.Doc() }).destroy()
      memory.delete(id)
      await opened?.forgetBoard(id)
      await forgetVersions(id)
      await refresh()
    },

    async chooseLanguage(next) {
      await speak(next)
      await (await device)?.keepSetting('language', next)
    },

    keepMyName(name) {
      myName.value = name
      void device.then((opened) => opened?.keepSetting('name', name))
    },
  }

  /** Out of the list at once, off the disk a moment later. Gives the timer of that moment. */
  async function takeOff(id: string) {
    await change(id, { removedAt: Date.now() })
    await refresh()
    return setTimeout(() => void device.then((opened) => opened && purgeRemoved(opened)), REGRET_MS)
  }

  async function change(id: string, fields: Partial<DeviceBoard>) {
    const opened = await device
    const kept = memory.get(id)
    if (opened) await opened.changeBoard(id, fields)
    else if (kept) Object.assign(kept, fields)
  }

  return {
    desk,
    drafts: {
      read: async (key) => (await device)?.draft(key) ?? '',
      keep: (key, text) => void device.then((opened) => opened?.keepDraft(key, text, Date.now())),
    },
    async entry(id) {
      const opened = await device
      if (!opened) return memory.get(id) ?? null
      const entry = await opened.board(id)
      if (!entry || entry.removedAt) return null
      void change(id, { openedAt: Date.now() })
      return entry
    },
    keepEntry: (id, fields) => change(id, fields).then(refresh),
    async copies() {
      const opened = await device
      const all = opened ? await opened.boards() : [...memory.values()]
      return all
        .filter(({ removedAt }) => removedAt === 0)
        .map((one) => ({ ...one, store: storeName(one.id) }))
    },
    async retire(id) {
      await takeOff(id)
    },
  }
}

/** New keys for a board of the school year that starts on this day. */
async function freshAccess(start: string) {
  const { newAccess, toStored } = await import('./sync/access.ts')
  return { access: toStored(newAccess(start.slice(0, 4))), readOnly: false }
}

/** Destroys the boards that were taken off this device and not brought back in time. */
async function purgeRemoved(device: Device) {
  const before = Date.now() - REGRET_MS
  for (const board of await device.boards()) {
    if (!board.removedAt || board.removedAt > before) continue
    await openStore({ name: storeName(board.id), doc: new Y.Doc() }).destroy()
    await device.forgetBoard(board.id)
    await forgetVersions(board.id)
  }
}

/** What the board was goes along with the board. */
async function forgetVersions(id: string) {
  const versions = await import('./board-versions.ts')
  await versions.forgetVersions(id)
}

/** The text of a file; null when the browser cannot read it (a folder, a file that is gone). */
async function readText(file: File): Promise<string | null> {
  try {
    return await new Response(file).text()
  } catch {
    return null
  }
}
