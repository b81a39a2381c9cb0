// Boards that were taken off this device: first out of the list, later off the disk. What a board was goes along with it.
import type { PatientDevice } from './device/patient-device.ts'
import { ANSWER_WITHIN_MS, within } from './device/within.ts'
import { takeBack } from './left-boards.ts'
import { openNew } from './board-document.ts'

/** A removed board is destroyed after this long, or at the next start (milliseconds); until then undo brings it back. */
export const REGRET_MS = 15_000

/** Destroys the boards that were taken off this device and not brought back in time. */
export async function purgeRemoved(device: PatientDevice) {
  const before = Date.now() - REGRET_MS
  for (const { id, removedAt } of await device.boards()) {
    if (removedAt && removedAt <= before) await purge(device, id)
  }
}

/** Takes a board off the disk. One that the browser does not let go stays marked as removed, for the next start. */
export async function purge(device: PatientDevice, id: string) {
  const { store } = takeBack(id) ?? openNew(id)
  try {
    await within(ANSWER_WITHIN_MS, store.destroy())
    await within(ANSWER_WITHIN_MS, forgetVersions(id))
  } catch {
    return
  }
  await device.forgetBoard(id)
}

/** What the board was goes along with the board. */
async function forgetVersions(id: string) {
  const versions = await import('./board-versions.ts')
  await versions.forgetVersions(id)
}
