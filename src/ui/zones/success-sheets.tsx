// A new success in two taps and a sentence; an old one to read, correct or put away.
import { useState } from 'preact/hooks'
import { Archive } from 'lucide'
import type { ActionId, GoalId, Success } from '../../board/schema.ts'
import { CAPS } from '../../board/text.ts'
import { useBoard } from '../board-context.ts'
import { DraftAside } from '../draft-aside.tsx'
import { useDraft } from '../drafts.ts'
import { Button } from '../kit/button.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { TextField } from '../kit/text-field.tsx'
import { aroundWords } from '../around-language.ts'
import { words } from '../language.ts'
import { WriteButton } from '../ink/write-button.tsx'
import { sessionNow } from '../session/in-session.ts'
import { closeSheet } from '../sheets.ts'
import { undoToast } from '../undo-toast.ts'
import { GoalField } from './goal-field.tsx'
import { NewCard } from './new-card.tsx'
import { ReadOnlySheet } from './read-only-sheet.tsx'
import { WhoField } from './who-field.tsx'
import type { Who } from './who-field.tsx'

type NewSuccess = { goalId: GoalId | null; actionId: ActionId | null; text: string }

export function SuccessForm({ goalId, actionId, text }: NewSuccess) {
  const board = useBoard()
  const view = board.view.value
  const t = aroundWords.value.success
  const me = board.me.peek()
  const [who, setWho] = useState<Who>({ ids: me ? [me] : [], text: '' })
  const [goal, setGoal] = useState(goalId)
  // Half-typed words about one card are no words about another.
  const about = actionId ?? goalId

  const add = (words: string) =>
    board.change.addSuccess({
      sessionId: sessionNow.peek(),
      text: words,
      byId: who.ids[0] ?? null,
      byText: who.text,
      goalId: goal,
      actionId,
      date: board.today.peek(),
    })

  return (
    <NewCard
      title={t.newTitle}
      field={t.what}
      hint={t.whatHint}
      text={text}
      look="success"
      collection="successes"
      draftKey={about ? `new-success/${about}` : 'new-success'}
      add={add}
    >
      <WhoField
        label={t.who}
        hint={aroundWords.value.action.whoHint}
        members={view.members}
        value={who}
        onChange={setWho}
        single
      />
      <GoalField label={t.forGoal} goals={view.goals} value={goal} onChange={setGoal} />
    </NewCard>
  )
}

export function SuccessSheet({ success }: { success: Success }) {
  const board = useBoard()
  const view = board.view.value
  const t = words.value
  const draft = useDraft(`success/${success.id}`, success.text)
  const { change } = board
  const keepText = () => {
    if (!draft.touched) return
    if (draft.text.trim() || success.ink.length > 0) change.editSuccess(success.id, { text: draft.text })
    draft.clear()
  }
  const leave = () => {
    keepText()
    closeSheet()
  }
  if (board.readOnly.value) {
    return <ReadOnlySheet title={aroundWords.value.success.editTitle} card={success} />
  }
  return (
    <Sheet title={aroundWords.value.success.editTitle} closeLabel={t.common.close} onClose={leave}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          leave()
        }}
      >
        <TextField
          label={aroundWords.value.success.what}
          value={draft.text}
          onInput={draft.change}
          maxLength={CAPS.card}
          long
        />
        <DraftAside draft={draft} />
        <WriteButton
          collection="successes"
          id={success.id}
          draftKey={`success/${success.id}`}
          card={success}
          before={keepText}
        />
        <WhoField
          label={aroundWords.value.success.who}
          hint={aroundWords.value.action.whoHint}
          members={view.members}
          value={{ ids: success.byId ? [success.byId] : [], text: success.byText }}
          onChange={(who) => change.editSuccess(success.id, { byId: who.ids[0] ?? null, byText: who.text })}
          single
        />
        <GoalField
          label={aroundWords.value.success.forGoal}
          goals={view.goals}
          value={success.goalId}
          onChange={(goalId) => change.editSuccess(success.id, { goalId })}
        />
        <div class="form-end">
          <Button
            icon={Archive}
            class="left"
            onPress={() => {
              change.archiveSuccess(success.id)
              closeSheet()
              undoToast(board, aroundWords.value.success.archived)
            }}
          >
            {t.common.archive}
          </Button>
          <Button look="main" submit>
            {t.common.save}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
