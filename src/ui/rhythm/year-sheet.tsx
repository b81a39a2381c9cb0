// The year of a team on one A4: what was reached, the weeks, what they are proud of. Everything is drawn in vectors and words,
// and on paper nothing else is left.
import { useEffect } from 'preact/hooks'
import { Printer } from 'lucide'
import { wordsLearned } from '../../board/finish-period.ts'
import type { Goal, YearGoal } from '../../board/schema.ts'
import { progressOf } from '../../insights/progress.ts'
import { carrying, readSchoolYear } from '../../insights/school-year.ts'
import type { YearWeek } from '../../insights/school-year.ts'
import { aroundWords } from '../around-language.ts'
import { useBoard } from '../board-context.ts'
import { dayAndMonth, number, valueWithUnit } from '../formats.ts'
import { Button } from '../kit/button.tsx'
import { Face } from '../kit/face.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { words } from '../language.ts'
import { personOf } from '../people.ts'
import { rhythmWords } from '../rhythm-language.ts'
import { closeSheet } from '../sheets.ts'
import { Sparkline } from '../zones/sparkline.tsx'

/** What fits on the page beside the rest. */
const MOST_GOALS = 9
const MOST_SUCCESSES = 10
const MOST_LEARNED = 4

export function YearSheet() {
  const board = useBoard()
  const view = board.view.value
  const t = rhythmWords.value.year
  const year = readSchoolYear(view, board.today.value)
  // Paper shows this page alone (rhythm.css).
  useEffect(() => {
    document.documentElement.dataset['paper'] = 'year'
    return () => {
      delete document.documentElement.dataset['paper']
    }
  }, [])
  const successes = view.successes.filter(({ hidden, text }) => !hidden && text).reverse()
  const { goals, weeks } = year
  const learned = board.run(wordsLearned)
  const nothing = year.sessions + year.done + year.successes + goals.length === 0
  const figures: [number, string][] = [
    [year.reached, t.reached],
    [year.measured, t.measured],
    [year.sessions, t.sessions],
    [year.done, t.done],
    [year.successes, t.successes],
  ]
  return (
    <Sheet
      title={t.title}
      closeLabel={words.value.common.close}
      onClose={closeSheet}
      wide
      class="rhythm year"
    >
      <div class="year-page">
        <h2>{view.name}</h2>
        <p>{t.of(view.schoolYear.label)}</p>
        {nothing && <p>{t.nothing}</p>}
        <dl class="year-figures">
          {figures.map(([count, what]) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{number(count)}</dd>
            </div>
          ))}
        </dl>
        {goals.length > 0 && (
          <section aria-label={t.goals}>
            <h3>{t.goals}</h3>
            <ul class="year-goals">
              {goals.slice(0, MOST_GOALS).map((goal) => (
                <GoalLine key={goal.id} goal={goal} />
              ))}
            </ul>
            {goals.length > MOST_GOALS && <p>{t.more(goals.length - MOST_GOALS)}</p>}
          </section>
        )}
        <section aria-label={t.perWeek}>
          <h3>{t.perWeek}</h3>
          <Weeks weeks={weeks} done={year.done} />
        </section>
        <section aria-label={t.rhythm}>
          <h3>{t.rhythm}</h3>
          <Dots name={t.session} count={year.sessions} weeks={weeks} of={(week) => week.session} />
          {view.kind === 'team' && (
            <>
              <Dots name={t.visits} count={year.visits} weeks={weeks} of={(week) => week.visits > 0} />
              <Dots name={t.designs} count={year.designs} weeks={weeks} of={(week) => week.designs > 0} />
            </>
          )}
        </section>
        {learned.length > 0 && (
          <section aria-label={t.learned}>
            <h3>{t.learned}</h3>
            <ul class="year-proud">
              {learned.slice(-MOST_LEARNED).map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </section>
        )}
        {successes.length > 0 && (
          <section aria-label={t.proud}>
            <h3>{t.proud}</h3>
            <ul class="year-proud">
              {successes.slice(0, MOST_SUCCESSES).map(({ id, text }) => (
                <li key={id}>{text}</li>
              ))}
            </ul>
            {successes.length > MOST_SUCCESSES && <p>{t.more(successes.length - MOST_SUCCESSES)}</p>}
          </section>
        )}
      </div>
      {view.kind === 'team' && <Carrying />}
      <div class="form-end">
        <Button look="main" icon={Printer} onPress={() => window.print()}>
          {t.print}
        </Button>
      </div>
    </Sheet>
  )
}

function GoalLine({ goal }: { goal: Goal | YearGoal }) {
  const { series, latest } = progressOf(goal, useBoard().view.value.measurements)
  const { indicator } = goal
  const first = indicator.baseline ?? series.find(({ value }) => value !== null)?.value ?? null
  const now = latest?.value ?? null
  const t = rhythmWords.value.year
  const say = (value: number) => valueWithUnit(value, indicator)
  const isStart = first === now && series.filter(({ value }) => value !== null).length === 1
  const course =
    first === null || now === null ? '' : isStart ? t.start(say(now)) : t.course(say(first), say(now))
  return (
    <li>
      <b class={`year-status ${goal.status}`}>
        {goal.status === 'reached' && '✓ '}
        {aroundWords.value.goal.status[goal.status]}
      </b>
      <span>{goal.text}</span>
      <span class="year-course">
        <Sparkline series={series} indicator={indicator} />
        {course}
      </span>
    </li>
  )
}

const WIDTH = 1000
const HEIGHT = 120

function Weeks({ weeks, done }: { weeks: readonly YearWeek[]; done: number }) {
  const most = Math.max(1, ...weeks.map((week) => week.done))
  const step = WIDTH / Math.max(1, weeks.length)
  return (
    <svg
      class="year-weeks"
      viewBox={`0 0 ${WIDTH} ${HEIGHT + 30}`}
      role="img"
      aria-label={rhythmWords.value.year.perWeekAs(done, most)}
    >
      {weeks.map((week, index) => {
        const height = (week.done / most) * HEIGHT
        const x = index * step
        const isNewMonth = week.monday.slice(8) <= '07'
        return (
          <g key={week.monday}>
            {week.holiday && <rect class="holiday" x={x} y="0" width={step} height={HEIGHT} />}
            <rect class="bar" x={x + step * 0.15} y={HEIGHT - height} width={step * 0.7} height={height} />
            {isNewMonth && (
              <text x={x} y={HEIGHT + 24}>
                {dayAndMonth(week.monday).split(' ').pop()}
              </text>
            )}
          </g>
        )
      })}
      <line x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
    </svg>
  )
}

type DotsProps = { name: string; count: number; weeks: readonly YearWeek[]; of: (week: YearWeek) => boolean }

/** A dot per week; a ring where there was none. Neutral: a skipped week is no fault (domain.md PF13). */
function Dots({ name, count, weeks, of }: DotsProps) {
  const step = WIDTH / Math.max(1, weeks.length)
  const times = rhythmWords.value.year.times(count)
  return (
    <div class="year-dots">
      <p>
        {name} <b>{times}</b>
      </p>
      <svg viewBox={`0 0 ${WIDTH} 20`} role="img" aria-label={`${name}: ${times}`}>
        {weeks.map((week, index) => (
          <circle
            key={week.monday}
            class={of(week) ? 'held' : week.holiday || week.ahead ? 'none' : ''}
            cx={(index + 0.5) * step}
            cy="10"
            r="7"
          />
        ))}
      </svg>
    </div>
  )
}

function Carrying() {
  const people = carrying(useBoard().view.value)
  const most = Math.max(1, ...people.map(({ open }) => open))
  if (people.length === 0) return null
  return (
    <section class="year-carrying" aria-label={rhythmWords.value.year.carrying}>
      <h3>{rhythmWords.value.year.carrying}</h3>
      <ul>
        {people.map(({ member, open }) => (
          <li key={member.id}>
            <Face {...personOf(member)} />
            <span>{member.name}</span>
            <i style={{ width: `${(open / most) * 50}%` }} />
            <b>{open}</b>
          </li>
        ))}
      </ul>
    </section>
  )
}
