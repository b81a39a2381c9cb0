// Everything else of this board, one tap each: who I am, the team, joining, adding what is rarer, settings, other boards.
import type { IconNode } from 'lucide'
import {
  Archive,
  BookOpen,
  CalendarPlus,
  CalendarRange,
  ChartColumn,
  Gauge,
  History,
  Home,
  ListTodo,
  QrCode,
  Redo2,
  Settings,
  Tablet,
  Target,
  Undo2,
  UserRound,
  Users,
} from 'lucide'
import { aroundWords } from '../around-language.ts'
import { useBoard } from '../board-context.ts'
import { boardSide } from '../board-side.ts'
import { deviceWords } from '../device-language.ts'
import { handWords } from '../hand-language.ts'
import { Icon } from '../kit/icon.tsx'
import { words } from '../language.ts'
import { go } from '../route.ts'
import { SessionButton } from '../session/door.tsx'
import { show } from '../sheets.ts'
import { undoLast } from '../undo-toast.ts'
import './more-place.css'

export function MorePlace() {
  const board = useBoard()
  const view = board.view.value
  const t = words.value
  const around = aroundWords.value
  const own = handWords.value
  const me = view.members.find((member) => member.id === board.me.value)
  const { canUndo, canRedo } = board.undo.state.value
  return (
    <div class="hand-page hand-more">
      {!board.readOnly.value && (
        <div class="session-ways">
          <SessionButton />
        </div>
      )}
      {!board.readOnly.value && (
        <>
          <Way
            icon={UserRound}
            name={me ? own.hand.youAre(me.name) : own.more.chooseName}
            onPress={() => show({ sheet: 'members' })}
          />
          <h2>{own.more.add}</h2>
          <Way icon={Target} name={t.goal.add} onPress={() => show({ sheet: 'new-goal' })} />
          <Way
            icon={Gauge}
            name={t.measurement.add}
            onPress={() => show({ sheet: 'measurement', goalId: null })}
          />
          <Way
            icon={CalendarPlus}
            name={t.planning.addButton}
            onPress={() => show({ sheet: 'new-planning' })}
          />
          {view.kind === 'class' && (
            <Way
              icon={Tablet}
              name={deviceWords.value.pupils.title}
              onPress={() => show({ sheet: 'pupils' })}
            />
          )}
          {canUndo && <Way icon={Undo2} name={t.common.undo} onPress={() => undoLast(board)} />}
          {canRedo && <Way icon={Redo2} name={t.common.redo} onPress={() => board.undo.redo()} />}
        </>
      )}
      <h2>{own.more.board}</h2>
      <Way
        icon={Users}
        name={view.kind === 'class' ? t.header.class : t.header.team}
        onPress={() => show({ sheet: 'members' })}
      />
      <Way icon={ListTodo} name={around.tasks.title} onPress={() => (boardSide.value = 'tasks')} />
      <Way icon={QrCode} name={t.header.share} onPress={() => show({ sheet: 'share' })} />
      <Way icon={CalendarRange} name={around.settings.calendar} onPress={() => show({ sheet: 'calendar' })} />
      <Way icon={ChartColumn} name={around.settings.year} onPress={() => show({ sheet: 'year' })} />
      <Way icon={BookOpen} name={around.settings.method} onPress={() => show({ sheet: 'method' })} />
      <Way icon={Archive} name={around.settings.archive} onPress={() => show({ sheet: 'archive' })} />
      {!board.readOnly.value && (
        <Way icon={History} name={around.versions.title} onPress={() => show({ sheet: 'versions' })} />
      )}
      <Way icon={Settings} name={own.more.settings} onPress={() => show({ sheet: 'settings' })} />
      <Way icon={Home} name={around.settings.home} onPress={() => go({ at: 'start' })} />
    </div>
  )
}

function Way({ icon, name, onPress }: { icon: IconNode; name: string; onPress: () => void }) {
  return (
    <button type="button" class="hand-way" onClick={() => onPress()}>
      <Icon of={icon} />
      <span>{name}</span>
    </button>
  )
}
