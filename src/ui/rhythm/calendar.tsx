// The school calendar: holidays by region or by hand, and the periods between them. Whatever is filled in can be undone.
import { useEffect, useState } from 'preact/hooks'
import { Check, Flag, Plus } from 'lucide'
import { acceptPeriods, fillHolidays } from '../../board/fill-calendar.ts'
import type { Holiday, Period } from '../../board/schema.ts'
import { holidayTrouble, proposePeriods, weeksOf } from '../../insights/school-calendar.ts'
import type { Span } from '../../insights/school-calendar.ts'
import { useBoard } from '../board-context.ts'
import { dayAndMonth } from '../formats.ts'
import { Button } from '../kit/button.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { TextField } from '../kit/text-field.tsx'
import { language, words } from '../language.ts'
import { presentMembers } from '../people.ts'
import { rhythmWords } from '../rhythm-language.ts'
import { closeSheet, show } from '../sheets.ts'
import { undoToast, withWayBack } from '../undo-toast.ts'

type Dates = typeof import('../../content/school-holidays.ts')

export function CalendarSheet() {
  const t = rhythmWords.value
  const [open, setOpen] = useState('')
  const board = useBoard()
  const { holidays, periods } = board.view.value
  const readOnly = board.readOnly.value
  return (
    <Sheet
      title={t.calendar.title}
      closeLabel={words.value.common.close}
      onClose={closeSheet}
      wide
      class="rhythm"
    >
      {!readOnly && <Regions />}
      <div class="form-columns">
        <section aria-label={t.calendar.holidays}>
          <h3>{t.calendar.holidays}</h3>
          <Lines of="holiday" lines={holidays} open={open} setOpen={setOpen} />
          {!readOnly && open !== 'new' && (
            <Button icon={Plus} onPress={() => setOpen('new')}>
              {t.calendar.addHoliday}
            </Button>
          )}
          {open === 'new' && <LineForm of="holiday" onDone={() => setOpen('')} />}
        </section>
        <section aria-label={t.calendar.periods}>
          <h3>{t.calendar.periods}</h3>
          <Lines of="period" lines={periods} open={open} setOpen={setOpen} />
          {!readOnly && <Proposal />}
          {!readOnly && (
            <div class="rhythm-ways">
              {periods.some(({ closedAt }) => !closedAt) && (
                <Button icon={Flag} onPress={() => show({ sheet: 'close-period' })}>
                  {t.closing.period}
                </Button>
              )}
              <Button icon={Flag} onPress={() => show({ sheet: 'close-year' })}>
                {t.closing.year}
              </Button>
            </div>
          )}
        </section>
      </div>
    </Sheet>
  )
}

function Regions() {
  const board = useBoard()
  const view = board.view.value
  const t = rhythmWords.value.calendar
  const [dates, setDates] = useState<Dates | null>(null)
  useEffect(() => {
    void import('../../content/school-holidays.ts').then(setDates)
  }, [])
  if (!dates) return null
  const { REGIONS, HOLIDAY_NAMES, officialHolidays, regionOf } = dates
  const chosen = regionOf(view.holidays)
  const known = officialHolidays('noord', view.schoolYear).length > 1
  return (
    <fieldset>
      <legend class="field-label">{t.region}</legend>
      <div class="chips">
        {REGIONS.map((region) => (
          <Button
            key={region}
            look="chip"
            pressed={region === chosen}
            disabled={!known}
            onPress={() => {
              const names = HOLIDAY_NAMES[language.peek()]
              const official = officialHolidays(region, view.schoolYear)
              const wanted = official.map(({ name, from, to }) => ({
                key: name,
                name: names[name],
                from,
                to,
              }))
              withWayBack(board, () => t.filled(board.run((editor) => fillHolidays(editor, wanted))))
            }}
          >
            {t.regions[region]}
          </Button>
        ))}
      </div>
      <p class="rhythm-hint">{known ? t.regionHint : t.noDates(view.schoolYear.label)}</p>
    </fieldset>
  )
}

type Line = Holiday | Period
type LinesProps = {
  of: 'holiday' | 'period'
  lines: readonly Line[]
  open: string
  setOpen: (id: string) => void
}

function Lines({ of, lines, open, setOpen }: LinesProps) {
  const board = useBoard()
  const t = rhythmWords.value.calendar
  if (of === 'period' && lines.length === 0) return <p class="rhythm-hint">{t.noPeriods}</p>
  return (
    <ul class="rhythm-lines">
      {lines.map((line) => {
        const others = lines.filter(({ id }) => id !== line.id)
        const trouble = of === 'holiday' && holidayTrouble(line, others)
        const days = of === 'period' ? spanWords(line) : `${dayAndMonth(line.from)} – ${dayAndMonth(line.to)}`
        const when = 'closedAt' in line && line.closedAt ? `${days} · ${t.closed}` : days
        return (
          <li key={line.id}>
            <button
              type="button"
              aria-expanded={open === line.id}
              aria-label={`${t.edit(line.name)}: ${when}`}
              disabled={board.readOnly.value}
              onClick={() => setOpen(open === line.id ? '' : line.id)}
            >
              <b>{line.name}</b>
              <span>{when}</span>
            </button>
            {trouble && (
              <p class="rhythm-hint">
                {trouble.why === 'overlap' ? t.overlap(trouble.name) : t.trouble[trouble.why]}
              </p>
            )}
            {open === line.id && <LineForm of={of} line={line} onDone={() => setOpen('')} />}
          </li>
        )
      })}
    </ul>
  )
}

function LineForm({ of, line, onDone }: { of: 'holiday' | 'period'; line?: Line; onDone: () => void }) {
  const board = useBoard()
  const t = rhythmWords.value.calendar
  // What nobody touched follows the board, and is not written back over what a colleague made of it.
  const [name, setName] = useState<string>()
  const [from, setFrom] = useState<string>()
  const [to, setTo] = useState<string>()
  const shown = {
    name: name ?? line?.name ?? '',
    from: from ?? line?.from ?? board.today.peek(),
    to: to ?? line?.to ?? board.today.peek(),
  }
  const [problem, setProblem] = useState('')
  const save = (event: Event) => {
    event.preventDefault()
    const trouble = holidayTrouble(shown, [])
    setProblem(trouble && trouble.why !== 'overlap' ? t.trouble[trouble.why] : '')
    if (trouble) return
    const { change } = board
    const fields = { name: name?.trim() || undefined, from, to }
    if (!line) change.addHoliday({ ...shown, name: shown.name.trim() || t.holidays })
    else if (of === 'holiday') change.editHoliday(line.id, fields)
    else if ('closedAt' in line) change.editPeriod(line.id, fields)
    onDone()
  }
  return (
    <form class="rhythm-form" onSubmit={save}>
      <TextField label={t.name} value={shown.name} onInput={setName} maxLength={60} autofocus />
      <div class="measure-row">
        <TextField label={t.from} type="date" value={shown.from} onInput={setFrom} />
        <TextField label={t.to} type="date" value={shown.to} onInput={setTo} problem={problem} />
      </div>
      <div class="form-end">
        {line && of === 'holiday' && (
          <Button
            class="left"
            onPress={() => {
              board.change.removeHoliday(line.id)
              undoToast(board, t.removed(line.name))
              onDone()
            }}
          >
            {t.remove}
          </Button>
        )}
        <Button look="main" submit>
          {words.value.common.save}
        </Button>
      </div>
    </form>
  )
}

/** Periods that would fit in the holes of the calendar. */
function Proposal() {
  const board = useBoard()
  const t = rhythmWords.value.calendar
  const { holidays, periods, schoolYear, members } = board.view.value
  const proposed = proposePeriods(holidays, schoolYear)
  const wanted = proposed
    .map((span, index) => ({ ...span, name: t.period(index + 1) }))
    .filter(({ from, to }) => !periods.some((one) => one.from <= to && from <= one.to))
  if (wanted.length === 0) return null
  const accept = () => {
    const memberIds = presentMembers(members).map(({ id }) => id)
    const spans = wanted.map((span) => ({ ...span, memberIds }))
    withWayBack(board, () => t.accepted(board.run((editor) => acceptPeriods(editor, spans))))
  }
  return (
    <div role="group" aria-label={t.proposal}>
      <h4>{t.proposal}</h4>
      <ul>
        {wanted.map((span) => (
          <li key={span.from}>
            <b>{span.name}</b> {spanWords(span)}
          </li>
        ))}
      </ul>
      <Button look="main" icon={Check} onPress={accept}>
        {t.accept}
      </Button>
    </div>
  )
}

function spanWords(span: Span): string {
  return rhythmWords.value.calendar.span(dayAndMonth(span.from), dayAndMonth(span.to), weeksOf(span))
}
