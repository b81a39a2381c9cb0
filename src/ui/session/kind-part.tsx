// A part of a working session, a look back, a pupils' arena or a connecting session: how it goes, notes where there are
// any, and what comes of it as actions and agreements on the board itself.
import { HeartHandshake, Plus, Star } from 'lucide'
import type { Action } from '../../board/schema.ts'
import { columnsOf, notesAreHidden } from '../../session/kinds.ts'
import type { Part } from '../../session/kinds.ts'
import { useBoard } from '../board-context.ts'
import { Button } from '../kit/button.tsx'
import { words } from '../language.ts'
import { sessionWords } from '../session-language.ts'
import { show } from '../sheets.ts'
import { Said } from '../written.tsx'
import { Notes } from './notes.tsx'
import { partName, partSays } from './part-words.ts'
import type { PartProps } from './session-screen.tsx'
import { Stage } from './stage.tsx'
import './kinds.css'

/** Where new notes are written, and not only read. */
const WRITES: readonly Part[] = [
  'retro-write',
  'retro-show',
  'arena-ask',
  'arena-harvest',
  'connect-tell',
  'connect-need',
]
/** Where the team agrees on something. */
const AGREES: readonly Part[] = ['work-share', 'retro-choose', 'arena-harvest', 'connect-agree']

export function KindPart(props: PartProps) {
  const board = useBoard()
  const { running } = props
  const { part, format, seen } = running.state
  const t = sessionWords.value.kinds
  const columns = columnsOf(part, format)
  const readOnly = board.readOnly.value
  return (
    <Stage {...props} ask={partSays(part)} title={partName(part)}>
      {part.startsWith('work-') && <Subjects {...props} />}
      {columns.length > 0 && (
        <Notes
          {...props}
          columns={columns}
          hidden={notesAreHidden(part, seen)}
          writes={WRITES.includes(part)}
          readOnly={readOnly}
        />
      )}
      {!readOnly && (
        <div class="session-low session-kind-ways">
          <Button icon={Plus} look="action" onPress={() => show({ sheet: 'new-action', status: 'todo' })}>
            {words.value.action.add}
          </Button>
          {AGREES.includes(part) && (
            <>
              <Button
                icon={Star}
                look="success"
                onPress={() => show({ sheet: 'new-success', goalId: null, actionId: null, text: '' })}
              >
                {words.value.success.add}
              </Button>
              <Button icon={HeartHandshake} onPress={() => show({ sheet: 'new-agreement' })}>
                {t.agreement}
              </Button>
            </>
          )}
        </div>
      )}
    </Stage>
  )
}

const Made = ({ actions }: { actions: readonly Action[] }) => (
  <>
    {actions.map((action) => (
      <li key={action.id}>
        <Said card={action} />
      </li>
    ))}
  </>
)

/** What was parked for the working session, one of which the team looks at; and what came of it so far. */
function Subjects({ conductor, running }: PartProps) {
  const board = useBoard()
  const view = board.view.value
  const t = sessionWords.value.kinds
  const { part, item, ids } = running.state
  const parked = view.parking.filter(({ archivedAt, outcome }) => !archivedAt && !outcome)
  const made = view.actions.filter(
    ({ archivedAt, createdInSession }) => !archivedAt && ids.some((id) => id === createdInSession),
  )
  const chosen = parked.find(({ id }) => id === item)
  if (part === 'work-choose' || !chosen) {
    return (
      <ul class="session-subjects">
        {parked.length === 0 && <li class="session-empty">{t.nothingParked}</li>}
        {parked.map((subject) => (
          <li key={subject.id}>
            <Button
              look="chip"
              pressed={subject.id === item}
              disabled={!conductor.leads.value}
              onPress={() => conductor.step({ do: 'show', part, item: subject.id })}
            >
              <Said card={subject} />
            </Button>
          </li>
        ))}
        {part !== 'work-choose' && <Made actions={made} />}
      </ul>
    )
  }
  return (
    <>
      <p class="session-subject">
        <Said card={chosen} />
      </p>
      <ul class="session-subjects">
        <Made actions={made} />
      </ul>
    </>
  )
}
