// One goal, opened: the picture first, the table beside it, and what can be done. Without a measure it stays an idea (PF01).
import { useEffect, useState } from 'preact/hooks'
import { Archive, ExternalLink, Flag, Gauge, Pencil, Printer } from 'lucide'
import type { AnyGoal, GoalStatus } from '../../board/schema.ts'
import { CAPS } from '../../board/text.ts'
import { lacks } from '../../insights/measures.ts'
import { aroundWords } from '../around-language.ts'
import { useBoard, type OpenBoard } from '../board-context.ts'
import { goalsWords } from '../goals-language.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { TextField } from '../kit/text-field.tsx'
import { words } from '../language.ts'
import { closeSheet, show } from '../sheets.ts'
import { undoToast } from '../undo-toast.ts'
import { GoalChart } from './goal-chart.tsx'
import { GoalWizard } from './goal-wizard.tsx'
import { hostOf } from './host.ts'
import { MeasurementTable } from './measurement-table.tsx'
import { sayGoal } from './values.ts'
import './goal-sheet.css'

const ENDINGS: readonly GoalStatus[] = ['reached', 'almost', 'missed', 'stopped']

export function GoalSheet({ goal }: { goal: AnyGoal }) {
  const board = useBoard()
  const t = words.value
  const [doing, setDoing] = useState<'look' | 'edit' | 'end'>('look')
  const { change } = board
  const { goals, yearGoals } = board.view.value
  const related = [...yearGoals, ...goals].filter(
    (one: AnyGoal) => !one.archivedAt && (one.id === goal.yearGoalId || one.yearGoalId === goal.id),
  )
  useEffect(() => {
    // On paper an opened goal stands alone, and not the board under it.
    document.documentElement.dataset['print'] = 'sheet'
    return () => {
      delete document.documentElement.dataset['print']
    }
  }, [])

  if (doing === 'edit') return <GoalWizard goal={goal} onDone={() => setDoing('look')} />
  const { evidenceUrl = '' } = goal
  const host = hostOf(evidenceUrl)
  return (
    <Sheet title={sayGoal(goal)} closeLabel={t.common.close} onClose={closeSheet} wide class="goal-sheet">
      <div class="goal-columns">
        <GoalChart goal={goal} />
        <div>
          <MeasurementTable goal={goal} />
          {related.map((one) => (
            <Button key={one.id} onPress={() => show({ sheet: 'goal', id: one.id })}>
              {sayGoal(one)}
            </Button>
          ))}
          {host && (
            <p>
              <a href={evidenceUrl} target="_blank" rel="noreferrer noopener">
                <Icon of={ExternalLink} /> {goalsWords.value.chart.evidence}: {host}
              </a>
            </p>
          )}
        </div>
      </div>
      {board.readOnly.value ? null : doing === 'end' ? (
        <EndGoal goal={goal} onCancel={() => setDoing('look')} />
      ) : (
        <div class="action-sheet-ways">
          {goal.status === 'active' ? (
            <>
              <Button
                look="main"
                icon={Gauge}
                onPress={() => show({ sheet: 'measurement', goalId: goal.id })}
              >
                {t.measurement.add}
              </Button>
              <Button icon={Flag} onPress={() => setDoing('end')}>
                {aroundWords.value.goal.conclude}
              </Button>
            </>
          ) : (
            <Button
              icon={Flag}
              onPress={() =>
                // What cannot be measured yet is asked for first.
                goal.status === 'idea' && lacks(goal.indicator).length > 0
                  ? setDoing('edit')
                  : conclude(board, goal, 'active', '')
              }
            >
              {goal.status === 'idea' ? aroundWords.value.goal.activate : aroundWords.value.goal.goOn}
            </Button>
          )}
          <Button icon={Pencil} onPress={() => setDoing('edit')}>
            {t.common.edit}
          </Button>
          <Button icon={Printer} onPress={() => print()}>
            {goalsWords.value.chart.print}
          </Button>
          <Button
            icon={Archive}
            onPress={() => {
              if (goal.kind) change.archiveGoal(goal.id)
              else change.archiveYearGoal(goal.id)
              closeSheet()
              undoToast(board, aroundWords.value.goal.archived)
            }}
          >
            {t.common.archive}
          </Button>
        </div>
      )}
    </Sheet>
  )
}

function conclude({ change }: OpenBoard, { kind, id }: AnyGoal, status: GoalStatus, outcome: string) {
  if (kind) change.concludeGoal(id, status, outcome)
  else change.concludeYearGoal(id, status, outcome)
}

/** A goal ends with how it went and what the team learned; stopping is one of the outcomes. */
function EndGoal({ goal, onCancel }: { goal: AnyGoal; onCancel: () => void }) {
  const board = useBoard()
  const t = words.value
  const [outcome, setOutcome] = useState('')
  const end = (status: GoalStatus) => {
    conclude(board, goal, status, outcome)
    closeSheet()
    undoToast(board, `${aroundWords.value.goal.status[status]}: ${goal.text}`)
    if (status === 'reached')
      show({ sheet: 'new-success', goalId: goal.kind ? goal.id : null, actionId: null, text: goal.text })
  }
  return (
    <div>
      <TextField
        label={aroundWords.value.goal.outcome}
        value={outcome}
        onInput={setOutcome}
        maxLength={CAPS.note}
        long
        autofocus
      />
      <div class="action-sheet-ways">
        {ENDINGS.map((status) => (
          <Button key={status} look={status === 'reached' ? 'action' : 'plain'} onPress={() => end(status)}>
            {aroundWords.value.goal.status[status]}
          </Button>
        ))}
        <Button look="quiet" onPress={onCancel}>
          {t.common.cancel}
        </Button>
      </div>
    </div>
  )
}
