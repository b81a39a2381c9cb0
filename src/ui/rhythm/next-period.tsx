// The period that begins when one is closed: its name and days as the calendar has or proposes them, and who takes part.
import { addDays, mondayOf } from '../../board/day.ts'
import type { MemberId, Period } from '../../board/schema.ts'
import type { BoardView } from '../../board/view.ts'
import { proposePeriods } from '../../insights/school-calendar.ts'
import { useBoard } from '../board-context.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { presentMembers } from '../people.ts'
import { rhythmWords } from '../rhythm-language.ts'

const DEFAULT_DAYS = 39

export type Next = { name: string; from: string; to: string; memberIds: MemberId[] }

export function NextPeriodFields({ next, onChange }: { next: Next; onChange: (next: Next) => void }) {
  const { members } = useBoard().view.value
  const { closing, calendar } = rhythmWords.value
  return (
    <fieldset>
      <legend>
        <h3>{closing.next}</h3>
      </legend>
      <div class="measure-row">
        <TextField
          label={calendar.name}
          value={next.name}
          maxLength={60}
          onInput={(name) => onChange({ ...next, name })}
        />
        <TextField
          label={calendar.from}
          type="date"
          value={next.from}
          onInput={(from) => onChange({ ...next, from })}
        />
        <TextField
          label={calendar.to}
          type="date"
          value={next.to}
          problem={next.to < next.from ? calendar.trouble.reversed : undefined}
          onInput={(to) => onChange({ ...next, to })}
        />
      </div>
      <span class="field-label">{closing.members}</span>
      <div class="chips" role="group" aria-label={closing.members}>
        {presentMembers(members).map(({ id, name, sign }) => (
          <Button
            key={id}
            look="chip"
            pressed={next.memberIds.includes(id)}
            onPress={() => onChange({ ...next, memberIds: toggled(next.memberIds, id) })}
          >
            {name || sign}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}

/** The next period as the calendar has it, or would propose it. */
export function proposedNext(view: BoardView, period: Period | null): Next {
  const here = presentMembers(view.members).map(({ id }) => id)
  const kept = period?.memberIds.filter((id) => here.includes(id)) ?? []
  const memberIds = kept.length > 0 ? kept : here
  const end = period?.to ?? view.schoolYear.start
  const planned = view.periods.find(({ from, closedAt }) => from > (period?.from ?? end) && !closedAt)
  if (planned) return { ...planned, memberIds }
  const name = rhythmWords.peek().calendar.period(view.periods.length + 1)
  const span = proposePeriods(view.holidays, view.schoolYear).find(({ from }) => from > end)
  const from = mondayOf(addDays(end, 7))
  return { name, memberIds, ...(span ?? { from, to: addDays(from, DEFAULT_DAYS) }) }
}

/** The same list with one more, or one fewer. */
export function toggled<T>(all: readonly T[], one: T): T[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one]
}
