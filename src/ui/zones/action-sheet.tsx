// One action, opened: change it, move it by tapping, ask for help, stop it with a reason. Every change is kept at once.
import { useState } from 'preact/hooks'
import { Archive, ArrowLeftRight, Check, CircleStop, Hand, RotateCcw, Star } from 'lucide'
import type { Action, ActionStatus, GoalId } from '../../board/schema.ts'
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
import { closeSheet, show } from '../sheets.ts'
import { undoToast } from '../undo-toast.ts'
import { GoalField } from './goal-field.tsx'
import { LANES, laneName } from './lane-name.ts'
import { ReadOnlySheet } from './read-only-sheet.tsx'
import { WhenField } from './when-field.tsx'
import { WhoField } from './who-field.tsx'
import './action-sheet.css'

export function ActionSheet({ action }: { action: Action }) {
  const board = useBoard()
  const view = board.view.value
  const t = words.value
  const draft = useDraft(`action/${action.id}`, action.text)
  const [stopping, setStopping] = useState(false)
  const { change } = board

  const keepText = () => {
    if (!draft.touched) return
    if (draft.text.trim() || action.ink.length > 0) change.editAction(action.id, { text: draft.text })
    draft.clear()
  }
  const leave = () => {
    keepText()
    closeSheet()
  }
  const moveTo = (goalId: GoalId | null, status: ActionStatus) => {
    change.moveAction(action.id, { goalId, status, after: null })
  }

  const isTask = action.list === 'organisation'
  const turnOver = () => {
    keepText()
    change.moveActionToList(action.id, isTask ? 'improvement' : 'organisation')
    closeSheet()
    undoToast(board, isTask ? aroundWords.value.tasks.broughtBack : aroundWords.value.tasks.moved)
  }

  if (board.readOnly.value) {
    return <ReadOnlySheet title={aroundWords.value.action.editTitle} card={action} />
  }
  return (
    <Sheet title={aroundWords.value.action.editTitle} closeLabel={t.common.close} onClose={leave} wide>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          leave()
        }}
      >
        <div class="form-columns">
          <div>
            <TextField
              label={aroundWords.value.action.what}
              value={draft.text}
              onInput={draft.change}
              onBlur={draft.aside ? undefined : keepText}
              maxLength={CAPS.card}
              long
            />
            <DraftAside draft={draft} />
            <WriteButton
              collection="actions"
              id={action.id}
              draftKey={`action/${action.id}`}
              card={action}
              before={keepText}
            />
            <WhoField
              label={aroundWords.value.action.who}
              hint={aroundWords.value.action.whoHint}
              members={view.members}
              value={{ ids: action.ownerIds, text: action.ownerText }}
              onChange={(who) => change.editAction(action.id, { ownerIds: who.ids, ownerText: who.text })}
            />
            <fieldset>
              <legend class="field-label">{aroundWords.value.action.moveTo}</legend>
              <div class="chips">
                {LANES.map((status) => (
                  <Button
                    key={status}
                    look="chip"
                    pressed={action.status === status}
                    onPress={() => moveTo(action.goalId, status)}
                  >
                    {laneName(status)}
                  </Button>
                ))}
              </div>
            </fieldset>
          </div>
          <div>
            <WhenField
              value={action.due}
              onChange={(due) => change.editAction(action.id, { due })}
              today={board.today.value}
              holidays={view.holidays}
            />
            <GoalField
              label={aroundWords.value.action.forGoal}
              goals={view.goals}
              value={action.goalId}
              onChange={(goalId) => moveTo(goalId, action.status)}
            />
          </div>
        </div>
        {stopping ? (
          <StopForm action={action} onCancel={() => setStopping(false)} />
        ) : (
          <div class="action-sheet-ways">
            {action.status === 'done' || action.status === 'stopped' ? (
              <Button icon={RotateCcw} onPress={() => change.reopenAction(action.id)}>
                {aroundWords.value.action.reopen}
              </Button>
            ) : (
              <>
                <Button
                  look="action"
                  icon={Check}
                  onPress={() => {
                    keepText()
                    change.completeAction(action.id)
                    closeSheet()
                    undoToast(board, aroundWords.value.action.completed)
                  }}
                >
                  {aroundWords.value.action.complete}
                </Button>
                <Button
                  icon={Hand}
                  pressed={action.needsHelp}
                  onPress={() => change.askHelp(action.id, !action.needsHelp)}
                >
                  {action.needsHelp ? aroundWords.value.action.helpSolved : t.action.askHelp}
                </Button>
                <Button icon={CircleStop} onPress={() => setStopping(true)}>
                  {aroundWords.value.action.stop}
                </Button>
              </>
            )}
            {action.status === 'done' && (
              <Button
                icon={Star}
                onPress={() =>
                  show({
                    sheet: 'new-success',
                    goalId: action.goalId,
                    actionId: action.id,
                    text: action.text,
                  })
                }
              >
                {aroundWords.value.action.toSuccess}
              </Button>
            )}
            <Button icon={ArrowLeftRight} onPress={turnOver}>
              {isTask ? aroundWords.value.tasks.bringBack : aroundWords.value.tasks.moveHere}
            </Button>
            <Button
              icon={Archive}
              onPress={() => {
                change.archiveAction(action.id)
                closeSheet()
                undoToast(board, aroundWords.value.action.archived)
              }}
            >
              {t.common.archive}
            </Button>
          </div>
        )}
      </form>
    </Sheet>
  )
}

/** Stopping with a reason is an outcome (PF12), not a failure. */
function StopForm({ action, onCancel }: { action: Action; onCancel: () => void }) {
  const board = useBoard()
  const t = words.value
  const [reason, setReason] = useState('')
  const stop = () => {
    board.change.stopAction(action.id, reason)
    closeSheet()
    undoToast(board, aroundWords.value.action.stoppedToast)
    return true
  }
  return (
    <div>
      <TextField
        label={aroundWords.value.action.stopWhy}
        value={reason}
        onInput={setReason}
        maxLength={CAPS.note}
        onEnter={stop}
        autofocus
      />
      <div class="form-end">
        <Button onPress={onCancel}>{t.common.cancel}</Button>
        <Button look="main" icon={CircleStop} onPress={stop}>
          {aroundWords.value.action.stop}
        </Button>
      </div>
    </div>
  )
}
