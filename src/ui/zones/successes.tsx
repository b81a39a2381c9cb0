// What went well, newest on top. Adding one is the fastest act on the board.
import { Star } from 'lucide'
import { addDays, isoWeek } from '../../board/day.ts'
import type { Day, Member, Success } from '../../board/schema.ts'
import { newestSuccesses } from '../../insights/newest-successes.ts'
import { useBoard, usePart } from '../board-context.ts'
import { Faces } from '../kit/face.tsx'
import { memo } from '../kit/memo.tsx'
import { words } from '../language.ts'
import { peopleOf } from '../people.ts'
import { show } from '../sheets.ts'
import { Said } from '../written.tsx'
import { CardList } from './card-list.tsx'
import { Empty, Zone } from './zone.tsx'
import './successes.css'

/** The rest can be found in what was put away. */
export const SUCCESSES_SHOWN = 30

export function Successes() {
  const board = useBoard()
  const t = words.value
  const members = usePart('members')
  const today = board.today.value
  const successes = newestSuccesses({ successes: usePart('successes') })
  const shown = successes.slice(0, SUCCESSES_SHOWN)
  return (
    <Zone name={t.zones.successes} look="successes" icon={Star}>
      {shown.length === 0 && <Empty>{t.success.none}</Empty>}
      <CardList
        of={shown}
        look="stack"
        draw={(success) => <SuccessCard key={success.id} success={success} members={members} today={today} />}
      />
      {successes.length > SUCCESSES_SHOWN && (
        <Empty>{t.success.earlier(successes.length - SUCCESSES_SHOWN)}</Empty>
      )}
    </Zone>
  )
}

const SuccessCard = memo(
  ({ success, members, today }: { success: Success; members: readonly Member[]; today: Day }) => (
    <li>
      <button
        type="button"
        class="card success-card"
        data-success={success.id}
        onClick={() => show({ sheet: 'success', id: success.id })}
      >
        <span class="card-text">
          <Said card={success} />
        </span>
        <span class="card-foot">
          <Faces people={peopleOf(members, success.byId ? [success.byId] : [], success.byText)} />
          <time>{ageOf(success.date, today)}</time>
        </span>
      </button>
    </li>
  ),
)

/** `vandaag`, `gisteren`, or the week it was. */
function ageOf(date: Day | null, today: Day): string {
  const t = words.value.common
  if (!date) return ''
  if (date === today) return t.today
  if (date === addDays(today, -1)) return t.yesterday
  return t.weekShort(isoWeek(date))
}
