// What stands in the planning: what, when and who.
import { useState } from 'preact/hooks'
import { Archive } from 'lucide'
import type { GoalId, PlanningItem } from '../../board/schema.ts'
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
import { closeSheet } from '../sheets.ts'
import { undoToast } from '../undo-toast.ts'
import { GoalField } from './goal-field.tsx'
import { isOver } from './planning.tsx'
import { ReadOnlySheet } from './read-only-sheet.tsx'
import { WhoField } from './who-field.tsx'
import type { Who } from './who-field.tsx'

/** Adds an item that begins with `text`, or changes `item` when one is given. */
export function PlanningForm({ item, text }: { item?: PlanningItem; text?: string | undefined }) {
  const board = useBoard()
  const view = board.view.value
  const t = words.value
  const key = item ? `planning/${item.id}` : `new-planning${text ?? ''}`
  const draft = useDraft(key, item?.text, text)
  // What nobody touched stays undefined: it follows the board, and is not written back over what a colleague made of it.
  const [date, setDate] = useState<string>()
  const [time, setTime] = useState<string>()
  const [who, setWho] = useState<Who>()
  const [goalId, setGoalId] = useState<GoalId | null>()
  const shownDate = date ?? (item ? (item.date ?? '') : board.today.peek())
  const shownWho = who ?? { ids: item?.participantIds ?? [], text: '' }

  const said = (what: string) => (who?.text ? `${what} (${who.text})` : what)
  const rest = { time, participantIds: who?.ids, goalId }
  const add = (what: string) =>
    board.change.addPlanningItem({ ...rest, text: said(what), date: shownDate || null })
  const written = Boolean(item && item.ink.length > 0)
  const empty = !draft.text.trim() && !written
  const keep = () => {
    if (empty) return
    const today = board.today.peek()
    const leaves = isOver({ date: shownDate || null }, today) && !(item && isOver(item, today))
    if (item) {
      board.change.editPlanningItem(item.id, {
        ...rest,
        text: draft.touched || who?.text ? said(draft.text) : undefined,
        date: date === undefined ? undefined : date || null,
      })
    } else add(draft.text)
    if (draft.touched) draft.clear()
    if (leaves) undoToast(board, aroundWords.value.planning.over)
  }
  const submit = (event: Event) => {
    event.preventDefault()
    if (empty) return
    keep()
    closeSheet()
  }

  if (board.readOnly.value) {
    return <ReadOnlySheet title={aroundWords.value.planning.editTitle} card={item} />
  }
  return (
    <Sheet
      title={item ? aroundWords.value.planning.editTitle : aroundWords.value.planning.newTitle}
      closeLabel={t.common.close}
      onClose={closeSheet}
    >
      <form onSubmit={submit}>
        <TextField
          label={aroundWords.value.planning.what}
          hint={aroundWords.value.planning.whatHint}
          value={draft.text}
          onInput={draft.change}
          maxLength={CAPS.card}
          long
          autofocus={!item}
        />
        <DraftAside draft={draft} />
        <WriteButton
          collection="planning"
          draftKey={key}
          card={item}
          {...(item ? { id: item.id, before: keep } : { id: null, make: add })}
        />
        <div class="measure-row">
          <TextField
            label={aroundWords.value.planning.when}
            type="date"
            value={shownDate}
            onInput={setDate}
          />
          <TextField
            label={aroundWords.value.planning.time}
            type="time"
            value={time ?? item?.time ?? ''}
            onInput={setTime}
          />
        </div>
        <WhoField
          label={aroundWords.value.planning.who}
          hint={aroundWords.value.action.whoHint}
          members={view.members}
          value={shownWho}
          onChange={setWho}
        />
        <GoalField
          label={aroundWords.value.action.forGoal}
          none={aroundWords.value.planning.noGoal}
          goals={view.goals}
          value={goalId === undefined ? (item?.goalId ?? null) : goalId}
          onChange={setGoalId}
        />
        <div class="form-end">
          {item && (
            <Button
              icon={Archive}
              class="left"
              onPress={() => {
                board.change.archivePlanningItem(item.id)
                closeSheet()
                undoToast(board, aroundWords.value.planning.archived)
              }}
            >
              {t.common.archive}
            </Button>
          )}
          <Button look="main" submit disabled={empty}>
            {item ? t.common.save : t.common.add}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
