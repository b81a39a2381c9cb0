// What only this device knows: which boards it has and their keys, who I am, my language, half-typed text.
// Nothing here is shared; if it does not open, the board on screen must still work.
import { Dexie } from 'dexie'
import type { Table } from 'dexie'

/** A board as this device knows it. `access` holds its keys and never leaves the device but inside an invite. */
export type DeviceBoard = {
  id: string
  name: string
  kind: 'team' | 'class'
  schoolYear: string
  access: unknown
  readOnly: boolean
  example: boolean
  /** Which member I am on this board, or empty. */
  me: string
  openedAt: number
  /** When it was taken off this device (milliseconds); 0 = it is here. */
  removedAt: number
  /** A new key on its way: `to` while the board is being copied, `from` while the old room must still be deleted. */
  renewal?: { to: unknown } | { from: unknown } | null
  /** Joined just now: an older copy on this device may hold what was never shared. */
  joining?: boolean
  /** A school year that was closed: the board goes on in another one. */
  closed?: boolean
}

type Setting = { key: string; value: unknown }
/** Text that was typed and not yet put on the board; `at` in milliseconds, for cleaning up. */
type Draft = { key: string; text: string; at: number }

/** By number and not by age: a clock that was wrong must not throw away what somebody is typing. */
const MOST_DRAFTS = 500

type Tables = {
  boards: Table<DeviceBoard, string>
  settings: Table<Setting, string>
  drafts: Table<Draft, string>
}

export type Device = {
  boards(): Promise<DeviceBoard[]>
  board(id: string): Promise<DeviceBoard | undefined>
  /** Keeps the board unless the same one is there, also when two tabs ask at once. Gives the one that is there then. */
  addBoard(board: DeviceBoard, isSame: (one: DeviceBoard) => boolean): Promise<DeviceBoard>
  changeBoard(id: string, change: Partial<Omit<DeviceBoard, 'id'>>): Promise<void>
  forgetBoard(id: string): Promise<void>
  setting(key: string): Promise<unknown>
  keepSetting(key: string, value: unknown): Promise<void>
  draft(key: string): Promise<string>
  /** Keeps half-typed text; an empty text removes the draft. */
  keepDraft(key: string, text: string, now: number): Promise<void>
}

/** Opens this device's own database. Resolves to `ok: false` where the browser refuses storage or another tab blocks it. */
export async function openDevice(
  name = 'verbeterbord-device',
): Promise<{ ok: true; device: Device } | { ok: false }> {
  const db = new Dexie(name)
  db.version(1).stores({ boards: 'id', settings: 'key', drafts: 'key, at' })
  try {
    await db.open()
  } catch {
    // Private windows and a full disk end here; the caller tells the person.
    return { ok: false }
  }
  return {
    ok: true,
    device: deviceOn(db, {
      boards: db.table('boards'),
      settings: db.table('settings'),
      drafts: db.table('drafts'),
    }),
  }
}

function deviceOn(db: Dexie, { boards, settings, drafts }: Tables): Device {
  return {
    boards: async () => (await boards.toArray()).sort((a, b) => b.openedAt - a.openedAt),
    board: (id) => boards.get(id),
    addBoard: (board, isSame) =>
      db.transaction('rw', boards, async () => {
        const same = (await boards.toArray()).find(isSame)
        if (!same) await boards.add(board)
        return same ?? board
      }),
    changeBoard: async (id, change) => {
      await boards.update(id, change)
    },
    forgetBoard: async (id) => {
      await db.transaction('rw', boards, drafts, async () => {
        await boards.delete(id)
        await drafts.where('key').startsWith(`${id}/`).delete()
      })
    },
    setting: async (key) => (await settings.get(key))?.value,
    keepSetting: async (key, value) => {
      await settings.put({ key, value })
    },
    draft: async (key) => (await drafts.get(key))?.text ?? '',
    keepDraft: async (key, text, now) => {
      if (text === '') await drafts.delete(key)
      else await drafts.put({ key, text, at: now })
      const over = (await drafts.count()) - MOST_DRAFTS
      if (over > 0) await drafts.bulkDelete(await drafts.orderBy('at').limit(over).primaryKeys())
    },
  }
}
