// One quiet message at the bottom, with the way back in it: undo rather than a question.
import { signal } from '@preact/signals'
import { Button } from './button.tsx'
import './toast.css'

type Message = { text: string; actionLabel?: string; onAction?: () => void; serial: number }

/** Long enough to read and to walk up to the board (ux.md 2.4: 5-10 s). */
const SHOWN_WITH_WAY_BACK_MS = 9_000
const SHOWN_MS = 4_000
const current = signal<Message | null>(null)
let serial = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** Shows a message, replacing the one before it. */
export function toast(text: string, action?: { label: string; onPress: () => void }) {
  clearTimeout(timer)
  serial += 1
  current.value = action
    ? { text, actionLabel: action.label, onAction: action.onPress, serial }
    : { text, serial }
  timer = setTimeout(hideToast, action ? SHOWN_WITH_WAY_BACK_MS : SHOWN_MS)
}

export function hideToast() {
  current.value = null
}

/** Stands once in the app, with or without a message: a screen reader hears what comes into it, and nobody announces it again. */
export function Toast() {
  const message = current.value
  return (
    <div class={`toast-place${message?.onAction ? '' : ' plain'}`} aria-live="polite">
      {message && (
        <div class="toast" key={message.serial}>
          <span>{message.text}</span>
          {message.onAction && (
            <Button
              look="quiet"
              onPress={() => {
                message.onAction?.()
                hideToast()
              }}
            >
              {message.actionLabel}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
