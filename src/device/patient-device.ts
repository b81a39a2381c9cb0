// This device's own database as the app uses it: what the database does not take stays in this page and is tried again.
// Nothing here rejects, or waits for an answer that may never come: no board on the screen hangs on a list.
import type { Device, DeviceBoard, openDevice } from './device.ts'
import { within } from './within.ts'

export type PatientDevice = {
  /** Calls `listener` when it is known whether the database answers, and whenever that changes. */
  onOpen(listener: (open: boolean) => void): void
  /** What the database holds, or held when it was last read, with what it did not take yet. */
  boards(): Promise<DeviceBoard[]>
  board(id: string): Promise<DeviceBoard | undefined>
  /** Adds the board unless the same one is there. Gives the one that is there from now on. */
  addBoard(board: DeviceBoard, isSame?: (one: DeviceBoard) => boolean): Promise<DeviceBoard>
  /** Resolves when it is kept, or could not be kept yet. */
  changeBoard(id: string, change: BoardChange): Promise<void>
  forgetBoard(id: string): Promise<void>
  setting(key: string): Promise<unknown>
  keepSetting(key: string, value: unknown): Promise<void>
  draft(key: string): Promise<string>
  keepDraft(key: string, text: string): Promise<void>
  /** Resolves when the database has everything, also much later; at once while it does not open at all. */
  kept(): Promise<void>
}

type PatientOptions = {
  /** The app goes on without an answer after this long (milliseconds). */
  timeoutMs?: number
  /** Between attempts (milliseconds). */
  retryMs?: number
}

type BoardChange = Partial<Omit<DeviceBoard, 'id'>>
/** What the database did not take yet. `added` is not written over an entry that turns out to be there. */
type Unkept = { added: DeviceBoard | null; change: BoardChange }

/** Starts opening the database with `open`. Usable at once. */
export function patientDevice(
  open: typeof openDevice,
  { timeoutMs = 3000, retryMs = 10_000 }: PatientOptions = {},
): PatientDevice {
  const boards = new Map<string, Unkept>()
  const forgotten = new Set<string>()
  const settings = new Map<string, unknown>()
  const drafts = new Map<string, string>()
  const listeners = new Set<(open: boolean) => void>()
  const waiting: (() => void)[] = []
  let device: Device | null = null
  let answers: boolean | null = null
  let lastRead: DeviceBoard[] = []
  let bringing: Promise<void> | null = null
  let retry: ReturnType<typeof setTimeout> | undefined

  const ready = within(timeoutMs, tryToOpen()).catch(() => tell(false))

  async function tryToOpen() {
    const opened = await open()
    if (opened.ok) device = opened.device
    else again()
    tell(opened.ok)
    void bring()
  }

  function tell(now: boolean) {
    if (answers === now) return
    answers = now
    if (!device) letGo()
    for (const listener of listeners) listener(now)
  }

  function again() {
    clearTimeout(retry)
    retry = setTimeout(() => void (device ? bring() : tryToOpen()), retryMs)
  }

  function letGo() {
    for (const resolve of waiting.splice(0)) resolve()
  }

  /** Brings what waits to the database, one after the other. */
  function bring(): Promise<void> {
    if (!device) return Promise.resolve()
    bringing ??= bringAll(device)
      .then(letGo, again)
      .finally(() => {
        bringing = null
      })
    return bringing
  }

  async function bringAll(to: Device) {
    while (isBehind()) {
      for (const id of forgotten) {
        await within(timeoutMs, to.forgetBoard(id))
        forgotten.delete(id)
      }
      for (const [id, unkept] of boards) {
        const { added, change } = unkept
        if (added)
          await within(
            timeoutMs,
            to.addBoard(added, (one) => one.id === id),
          )
        if (Object.keys(change).length > 0) await within(timeoutMs, to.changeBoard(id, change))
        if (boards.get(id) === unkept) boards.delete(id)
      }
      for (const [key, value] of settings) {
        await within(timeoutMs, to.keepSetting(key, value))
        if (settings.get(key) === value) settings.delete(key)
      }
      for (const [key, text] of drafts) {
        await within(timeoutMs, to.keepDraft(key, text, Date.now()))
        if (drafts.get(key) === text) drafts.delete(key)
      }
    }
  }

  function isBehind() {
    return boards.size + forgotten.size + settings.size + drafts.size > 0
  }

  /** What the database says; `otherwise` when it says nothing. */
  async function ask<T>(question: (device: Device) => Promise<T>, otherwise: T): Promise<T> {
    await ready
    if (!device) return otherwise
    try {
      const answer = await within(timeoutMs, question(device))
      tell(true)
      return answer
    } catch {
      // The connection may be lost; Dexie opens another for the next question.
      tell(false)
      return otherwise
    }
  }

  async function all(): Promise<DeviceBoard[]> {
    lastRead = await ask((from) => from.boards(), lastRead)
    const here = lastRead.filter(({ id }) => !forgotten.has(id))
    const added = [...boards.values()].flatMap((one) => one.added ?? [])
    const more = added.filter(({ id }) => !here.some((one) => one.id === id))
    return [...more, ...here].map((one) => ({ ...one, ...boards.get(one.id)?.change }))
  }

  async function changeBoard(id: string, change: BoardChange) {
    const before = boards.get(id)
    boards.set(id, { added: before?.added ?? null, change: { ...before?.change, ...change } })
    await ready
    await bring()
  }

  return {
    onOpen(listener) {
      listeners.add(listener)
      if (answers !== null) listener(answers)
    },
    boards: all,
    board: async (id) => (await all()).find((one) => one.id === id),
    async addBoard(board, isSame = ({ id }) => id === board.id) {
      const here = (await all()).find(isSame)
      if (here) return here
      // Another tab may be adding it at this very moment: only the database can tell.
      const kept = await ask((to) => to.addBoard(board, isSame), null)
      if (kept) return kept
      const sinceThen = [...boards.values()].find(({ added }) => added && isSame(added))?.added
      if (sinceThen) return sinceThen
      boards.set(board.id, { added: board, change: {} })
      await bring()
      return board
    },
    changeBoard,
    async forgetBoard(id) {
      boards.delete(id)
      forgotten.add(id)
      await ready
      await bring()
    },
    setting: async (key) => settings.get(key) ?? (await ask((from) => from.setting(key), undefined)),
    async keepSetting(key, value) {
      settings.set(key, value)
      await ready
      await bring()
    },
    draft: async (key) => drafts.get(key) ?? (await ask((from) => from.draft(key), '')),
    async keepDraft(key, text) {
      drafts.set(key, text)
      await ready
      await bring()
    },
    async kept() {
      await ready
      if (device && isBehind()) await new Promise<void>((resolve) => waiting.push(resolve))
    },
  }
}
