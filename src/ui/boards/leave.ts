// Takes a board off this device, and says with the way back what that would cost: a change that nobody else has.
import type { Desk, Sharing } from '../desk.ts'
import { toast } from '../kit/toast.tsx'
import { aroundWords } from '../around-language.ts'
import { words } from '../language.ts'

/** What would be lost, in words; empty when everything is shared. */
export function costOfLeaving({ unshared, everShared }: Sharing): string {
  const t = aroundWords.value.keys.leave
  if (!everShared) return t.onlyHere
  return unshared > 0 ? t.unshared(unshared) : ''
}

/** @param name what the message calls the board */
export async function leaveBoard(desk: Desk, id: string, name: string): Promise<void> {
  const cost = costOfLeaving(await desk.sharingOf(id))
  const { undo } = await desk.removeBoard(id)
  const removed = aroundWords.value.start.removed(name)
  toast(cost ? `${removed}. ${cost}` : removed, {
    label: words.value.common.undo,
    onPress: () => void undo(),
  })
}
