// The one line that says where my work is: on this device, and with the others. Said only when true; offline is no error.
import { useBoard, usePart } from './board-context.ts'
import type { SaveState, ShareState } from './board-context.ts'
import { words } from './language.ts'
import './status.css'

export function Status() {
  const board = useBoard()
  const saved = board.saved.value
  const shared = board.shared.value
  const newer = usePart('newer')
  const trouble =
    saved.state === 'failed' || shared.link === 'refused' || newer || board.loading.value === 'failed'
  const waiting = saved.state === 'saving' || shared.unshared > 0 || shared.link !== 'open'
  // Every tap is saved and shared a moment later, which is to be read and not to be heard; trouble is.
  return (
    <div
      class="status"
      role="status"
      aria-live={trouble ? 'polite' : 'off'}
      aria-label={words.value.status.label}
      data-look={trouble ? 'trouble' : waiting ? 'waiting' : 'fine'}
    >
      <span class="status-dot" aria-hidden="true" />
      <span class="status-words">
        <b>{saveWords(saved, board.loading.value === 'failed')}</b>
        <span>{newer ? words.value.status.newerBoard : shareWords(shared)}</span>
      </span>
    </div>
  )
}

function saveWords(saved: SaveState, loadFailed: boolean): string {
  const t = words.value.status
  if (saved.state === 'saved') return loadFailed ? t.loadFailed : t.saved
  if (saved.state === 'saving') return t.saving
  return {
    full: t.failedFull,
    unavailable: t.failedUnavailable,
    lost: t.failedLost,
    removed: t.failedRemoved,
  }[saved.reason]
}

function shareWords(shared: ShareState): string {
  const t = words.value.status
  const parts: string[] = []
  if (shared.link === 'refused') parts.push(refusedWords(shared.refused))
  else if (shared.readOnly) parts.push(t.readOnly)
  else if (!shared.everShared) parts.push(t.onlyHere)
  else if (shared.unshared > 0) parts.push(t.unshared(shared.unshared))
  else parts.push(shared.devices > 1 ? t.sharedWith(shared.devices) : t.shared)
  if (shared.link === 'offline' && (shared.everShared || shared.readOnly)) parts.push(t.offline)
  if (shared.notice) parts.push(noticeWords(shared.notice))
  if (shared.newer) parts.push(t.newerFrame)
  if (shared.damaged > 0) parts.push(t.damaged)
  return parts.filter(Boolean).join(' · ')
}

function refusedWords(reason: ShareState['refused']): string {
  const t = words.value.status
  switch (reason) {
    case 'no-permission':
      return t.refusedNoPermission
    case 'no-access':
      return t.refusedNoAccess
    case 'gone':
      return t.refusedGone
    case 'newer':
      return t.refusedNewer
    case 'misunderstood':
    case null:
      return t.refusedOther
  }
}

function noticeWords(notice: NonNullable<ShareState['notice']>): string {
  const t = words.value.status
  switch (notice) {
    case 'storage-full':
      return t.storageFull
    case 'too-large':
      return t.tooLarge
    case 'not-accepted':
      return t.refusedOther
    case 'read-only':
      return t.readOnly
    case 'busy':
      return t.busy
    // The device makes room at the relay by itself; there is nothing to do for a person.
    case 'snapshot-needed':
      return ''
  }
}
