// What we will do now: a sentence and a name. Until the next session, unless somebody says otherwise on the card.
import { useState } from 'preact/hooks'
import { Plus } from 'lucide'
import { useBoard } from '../board-context.ts'
import { useDraft } from '../drafts.ts'
import { Button } from '../kit/button.tsx'
import { Faces } from '../kit/face.tsx'
import { TextField } from '../kit/text-field.tsx'
import { peopleOf } from '../people.ts'
import { sessionWords } from '../session-language.ts'
import { Said } from '../written.tsx'
import { WhoField } from '../zones/who-field.tsx'
import type { Who } from '../zones/who-field.tsx'
import { ActionDots } from './action-dots.tsx'
import { actionsOf } from './place.ts'
import type { PartProps } from './session-screen.tsx'
import { Stage } from './stage.tsx'
import './lines.css'

export function NewActions(props: PartProps) {
  const board = useBoard()
  const { conductor, running } = props
  const draft = useDraft('session-action')
  const [who, setWho] = useState<Who>({ ids: [], text: '' })
  const view = board.view.value
  const t = sessionWords.value.actionPart
  const queue = actionsOf(running, view)
  const last = queue[queue.length - 1]
  const added = view.actions.filter(
    ({ createdInSession, archivedAt }) =>
      running.state.ids.some((id) => id === createdInSession) && !archivedAt,
  )
  const goals = view.goals.filter(({ status, archivedAt }) => status === 'active' && !archivedAt)
  const add = (event: Event) => {
    event.preventDefault()
    if (!draft.text.trim()) return
    board.change.addAction({
      text: draft.text,
      ownerIds: who.ids,
      ownerText: who.text,
      due: 'next-session',
      goalId: goals.length === 1 ? (goals[0]?.id ?? null) : null,
      createdInSession: running.card.id,
    })
    draft.clear()
    setWho({ ids: [], text: '' })
  }
  return (
    <Stage
      {...props}
      ask={t.newTitle}
      onBack={last && (() => conductor.step({ do: 'show', part: 'actions', item: last.id }))}
      extra={<ActionDots {...props} />}
    >
      <ul class="session-new-actions">
        {added.slice(-5).map((action) => (
          <li key={action.id}>
            <span>
              <Said card={action} />
            </span>
            <Faces people={peopleOf(view.members, action.ownerIds, action.ownerText)} />
          </li>
        ))}
      </ul>
      {!board.readOnly.value && (
        <form class="session-low session-new-action" onSubmit={add}>
          <TextField label={t.what} value={draft.text} onInput={draft.change} maxLength={500} />
          <WhoField
            key={added.length}
            label={t.who}
            hint={t.whoHint}
            members={view.members}
            value={who}
            onChange={setWho}
          />
          <Button look="action" icon={Plus} submit disabled={!draft.text.trim()}>
            {t.newAction}
          </Button>
        </form>
      )}
    </Stage>
  )
}
