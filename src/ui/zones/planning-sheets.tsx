// What stands in the planning: what, when and who.
import { useState } from 'preact/hooks'
import { Archive } from 'lucide'
import type { PlanningItem } from '../../board/schema.ts'
import { useBoard } from '../board-context.ts'
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
import { settledWho, WhoField } from './who-field.tsx'
import type { Who } from './who-field.tsx'

/** Adds an item that begins with `text`, or changes `item` when one is given. */
export function PlanningForm({ item, text }: { item?: PlanningItem; text?: string | undefined }) {
  const board = useBoard()
  const view = board.view.value
  const t = words.value
  const key = item ? `planning/${item.id}` : `new-planning${text ?? ''}`
  const draft = useDraft(key, item?.text ?? text)
  const [date, setDate] = useState(item?.date ?? board.today.peek())
  const [time, setTime] = useState(item?.time ?? '')
  const [who, setWho] = useState<Who>({ ids: item?.participantIds ?? [], text: '' })
  const [goalId, setGoalId] = useState(item?.goalId ?? null)
  const readOnly = board.readOnly.value

  const fields = (what: string) => {
    const { ids, text: others } = settledWho(who, view.members)
    const text = others ? `${what} (${others})` : what
    return { text, date: date || null, time, participantIds: ids, goalId }
  }
  const add = (what: string) => board.change.addPlanningItem(fields(what))
  const written = Boolean(item && item.ink.length > 0)
  const empty = !draft.text.trim() && !written
  const keep = () => {
    if (empty || readOnly) return
    if (item) board.change.editPlanningItem(item.id, fields(draft.text))
    else add(draft.text)
    draft.clear()
  }
  const submit = (event: Event) => {
    event.preventDefault()
    if (empty || readOnly) return
    keep()
    closeSheet()
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
          long
          autofocus={!item}
        />
        <WriteButton
          collection="planning"
          draftKey={key}
          card={item}
          {...(item ? { id: item.id, before: keep } : { id: null, make: add })}
        />
        <div class="measure-row">
          <TextField label={aroundWords.value.planning.when} type="date" value={date} onInput={setDate} />
          <TextField label={aroundWords.value.planning.time} type="time" value={time} onInput={setTime} />
        </div>
        <WhoField
          label={aroundWords.value.planning.who}
          hint={aroundWords.value.action.whoHint}
          members={view.members}
          value={who}
          onChange={setWho}
        />
        <GoalField
          label={aroundWords.value.action.forGoal}
          none={aroundWords.value.planning.noGoal}
          goals={view.goals}
          value={goalId}
          onChange={setGoalId}
        />
        {!readOnly && (
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
        )}
      </form>
    </Sheet>
  )
}
