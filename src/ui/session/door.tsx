// The way into a session: the button on the board, and the screen itself as soon as somebody goes in.
import { effect, signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Play, Presentation, ScrollText } from 'lucide'
import type { OtherKind, RetroFormat } from '../../session/kinds.ts'
import { useBoard, usePart } from '../board-context.ts'
import { Button } from '../kit/button.tsx'
import { lazy } from '../kit/lazy.tsx'
import { sessionWords } from '../session-language.ts'
import { show } from '../sheets.ts'
import { conduct } from './conductor.ts'
import type { Conductor } from './conductor.ts'
import { inSession } from './in-session.ts'
import { nextSession, Weeks } from './rhythm.tsx'
import { recallScreen, wasInSession } from './screen-name.ts'
import './door.css'

const { Lazy: SessionScreen, preload } = lazy(
  async () => (await import('./session-screen.tsx')).SessionScreen,
)
const conductor = signal<Conductor | null>(null)

/** Begins a session of another kind on the board that is open. */
export function startOther(kind: OtherKind, minutes: number, format: RetroFormat) {
  conductor.peek()?.startOther(kind, minutes, format)
}

/** Stands once over a board, and conducts its sessions. */
export function SessionDoor() {
  const board = useBoard()
  useEffect(() => {
    // The session may still be on its way from the device's own disk.
    const before = wasInSession(board.id)
    const made = conduct(board)
    conductor.value = made
    void preload()
    const stop = effect(() => {
      if (before && made.running.value) queueMicrotask(goIn)
    })
    function goIn() {
      stop()
      inSession.value = true
    }
    const stopRecalling = effect(() =>
      recallScreen(board.id, inSession.value || (before && !made.running.value)),
    )
    return () => {
      stop()
      stopRecalling()
      made.close()
      conductor.value = null
      inSession.value = false
    }
  }, [board])
  const made = conductor.value
  const kind = usePart('kind')
  const isIn = inSession.value
  const wasIn = useRef(false)
  useEffect(() => {
    // The button that led back went away with the session.
    if (wasIn.current && !isIn) document.querySelector('h1')?.focus()
    wasIn.current = isIn
  }, [isIn])
  if (made && isIn) return <SessionScreen conductor={made} />
  return (
    made?.running.value && (
      <div class="session-bar">
        <Button look="main" icon={Presentation} onPress={() => (inSession.value = true)}>
          {sessionWords.value.session.goesOn[kind]}
        </Button>
      </div>
    )
  )
}

/** At the right of the dock: start, or go along with the one that goes on. */
export function SessionButton() {
  const board = useBoard()
  const words = sessionWords.value
  const t = words.session
  const made = conductor.value
  const kind = usePart('kind')
  if (!made) return null
  const { minutes } = board.view.value.sessionPlan
  if (made.running.value) {
    return (
      <Button
        look="main"
        icon={Presentation}
        class="session-door going"
        onPress={() => (inSession.value = true)}
      >
        {t.goesOn[kind]}
      </Button>
    )
  }
  const next = nextSession(board)
  return (
    <>
      <Button
        look="quiet"
        class="session-next"
        label={[words.rhythm.title, next].filter(Boolean).join(': ')}
        onPress={() => show({ sheet: 'sessions' })}
      >
        {next || words.rhythm.title}
        <Weeks most={6} />
      </Button>
      {made.ended.value && (
        <Button icon={ScrollText} label={t.report} onPress={() => (inSession.value = true)} />
      )}
      <Button look="main" icon={Play} class="session-door" onPress={made.start}>
        {t.start[kind]}{' '}
        <span class="session-length" aria-hidden="true">
          {t.startLength(minutes)}
        </span>
      </Button>
    </>
  )
}
