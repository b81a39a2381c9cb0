// When it is due: a chip for the usual moments, or a day from the calendar. The next board session is the default.
import { addDays, weekdayOf } from '../../board/day.ts'
import type { Day, Due, Holiday } from '../../board/schema.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { dayAndMonth } from '../formats.ts'
import { aroundWords } from '../around-language.ts'
import { useUntilLeft } from '../until-left.ts'

type WhenFieldProps = { value: Due; onChange: (due: Due) => void; today: Day; holidays: readonly Holiday[] }

export function WhenField({ value, onChange, today, holidays }: WhenFieldProps) {
  const t = aroundWords.value.action
  // A browser tells of every day that comes by while one is typed.
  const typed = useUntilLeft(value !== null && value !== 'next-session' ? value.on : '', (day) =>
    onChange(day ? { on: day } : 'next-session'),
  )
  const friday = addDays(today, (5 - weekdayOf(today) + 7) % 7)
  const holiday = nextHoliday(today, holidays)
  const chips: { label: string; due: Due }[] = [
    { label: t.nextSession, due: 'next-session' },
    { label: t.thisWeek, due: { on: friday } },
    { label: t.nextWeek, due: { on: addDays(friday, 7) } },
    ...(holiday ? [{ label: t.beforeHoliday(holiday.name), due: { on: addDays(holiday.from, -1) } }] : []),
    { label: t.noDate, due: null },
  ]
  return (
    <div>
      <TextField label={t.when} type="date" {...typed} />
      <fieldset>
        <div class="chips">
          {chips.map(({ label, due }) => (
            <Button
              key={label}
              look="chip"
              pressed={sameDue(due, value)}
              label={due !== null && due !== 'next-session' ? `${label}, ${dayAndMonth(due.on)}` : undefined}
              onPress={() => onChange(due)}
            >
              {label}
            </Button>
          ))}
        </div>
      </fieldset>
    </div>
  )
}

function sameDue(a: Due, b: Due): boolean {
  if (a === null || b === null || a === 'next-session' || b === 'next-session') return a === b
  return a.on === b.on
}

/** The next holiday of a week or longer; single days off are no moment to plan towards. */
function nextHoliday(today: Day, holidays: readonly Holiday[]): Holiday | undefined {
  return holidays
    .filter((holiday) => holiday.from > today && holiday.to > addDays(holiday.from, 4))
    .sort((a, b) => (a.from < b.from ? -1 : 1))[0]
}
