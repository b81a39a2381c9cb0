// The frame of every part: a card with one sentence to say, and the controls low. The screen that leads moves the session on.
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { ArrowLeft, ArrowRight, CircleQuestionMark, Pause, Play, SquareParking, Undo2 } from 'lucide'
import { neighbour } from '../../session/state.ts'
import { useBoard, usePart } from '../board-context.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { sessionWords } from '../session-language.ts'
import { undoLast, undoToast } from '../undo-toast.ts'
import { standAtHeading } from './heading.ts'
import { partName } from './part-words.ts'
import type { PartProps } from './session-screen.tsx'
import './stage.css'

type StageProps = PartProps & {
  ask: string
  /** Quietly over the title. */
  above?: ComponentChildren
  title?: string | undefined
  /** What is parked by "Naar werksessie"; the name of the part when there is nothing to name. */
  subject?: string | undefined
  /** The next and the one before within the part, before the part itself changes. */
  onNext?: (() => void) | undefined
  onBack?: (() => void) | undefined
  /** What stands between the controls, such as the dots of the actions. */
  extra?: ComponentChildren
  last?: ComponentChildren
  children?: ComponentChildren
}

export function Stage(props: StageProps) {
  const { conductor, running, ask, title, children } = props
  const board = useBoard()
  const { state } = running
  const t = sessionWords.value.session
  const kind = usePart('kind')
  const leads = conductor.leads.value
  const next = neighbour(state, 1)
  const before = neighbour(state, -1)
  const readOnly = board.readOnly.value
  const goOn =
    props.onNext ?? (next ? () => conductor.step({ do: 'show', part: next, item: null }) : undefined)
  const goBack =
    props.onBack ?? (before ? () => conductor.step({ do: 'show', part: before, item: null }) : undefined)
  const paused = state.phase === 'paused'
  const Ask = title === undefined ? 'h1' : 'p'
  useEffect(standAtHeading, [title])

  const park = () => {
    const text = props.subject ?? t.fromPart(partName(state.part))
    board.change.parkSubject({ text, date: board.today.peek(), byId: board.me.peek() })
    undoToast(board, t.parked[kind](text))
  }

  return (
    <>
      <section class="session-card" aria-label={partName(state.part)}>
        <Ask class="session-ask" tabIndex={title === undefined ? -1 : undefined}>
          <Icon of={CircleQuestionMark} /> {ask}
        </Ask>
        {props.above}
        {title !== undefined && (
          <h1 class={title.length > 45 ? 'long' : undefined} tabIndex={-1}>
            {title}
          </h1>
        )}
        {children}
      </section>
      {!readOnly && (
        <nav class="session-controls">
          {leads && (
            <>
              <Button icon={ArrowLeft} disabled={!goBack} onPress={goBack}>
                {t.back}
              </Button>
              <Button
                icon={paused ? Play : Pause}
                onPress={() => conductor.step({ do: paused ? 'resume' : 'pause' })}
              >
                {paused ? t.goOn : t.pause}
              </Button>
            </>
          )}
          <Button
            icon={Undo2}
            label={t.undo}
            disabled={!board.undo.state.value.canUndo}
            onPress={() => undoLast(board)}
          />
          {props.extra}
          <Button icon={SquareParking} class="to-work" onPress={park}>
            {t.toWork[kind]}
          </Button>
          <span class="session-controls-end">
            {props.last}
            {!leads && (
              <Button
                look={conductor.leaderHere.value ? 'plain' : 'main'}
                onPress={() => conductor.step({ do: 'lead' })}
              >
                {t.takeLead}
              </Button>
            )}
            {leads && goOn && (
              <Button look="main" class="forward" onPress={goOn}>
                {t.next} <Icon of={ArrowRight} />
              </Button>
            )}
          </span>
        </nav>
      )}
    </>
  )
}
