// The right of the header and of the dock: who and how, writing by hand, bringing everything within reach of short arms, undo,
// and the way into a session. None of it can be needed before the board is there, so it comes after it.
import { ArrowDownToLine, Ellipsis, PenLine, QrCode, SquareKanban, Users } from 'lucide'
import { isOpen } from '../../insights/is-late.ts'
import { aroundWords } from '../around-language.ts'
import { useBoard, usePart } from '../board-context.ts'
import { boardSide } from '../board-side.ts'
import { Button } from '../kit/button.tsx'
import { words } from '../language.ts'
import { SessionButton } from '../session/door.tsx'
import { show } from '../sheets.ts'
import { wallWords } from '../wall-language.ts'
import { plainAction } from '../zones/action-form.tsx'
import { density, reachLow } from './reading.ts'
import { UndoButtons } from './undo-buttons.tsx'

export function WallTools() {
  const board = useBoard()
  const low = density.value === 'low'
  return (
    <span class="dock-end">
      <Button
        icon={PenLine}
        onPress={() =>
          show({
            sheet: 'write',
            collection: 'actions',
            id: null,
            draftKey: 'new-action',
            make: (text) => board.change.addAction({ ...plainAction(board), text }),
          })
        }
      >
        {aroundWords.value.ink.write}
      </Button>
      <Button icon={ArrowDownToLine} pressed={low} onPress={() => reachLow(!low)}>
        {wallWords.value.lower}
      </Button>
      <UndoButtons />
      <SessionButton />
    </span>
  )
}

export function HeaderTools() {
  const actions = usePart('actions')
  const kind = usePart('kind')
  const t = words.value
  return (
    <>
      {actions.some((one) => one.list === 'organisation' && !one.archivedAt && isOpen(one)) && (
        <Button icon={SquareKanban} class="pill" onPress={() => (boardSide.value = 'tasks')}>
          {t.header.tasks}
        </Button>
      )}
      <Button look="plain" icon={Users} class="pill" onPress={() => show({ sheet: 'members' })}>
        {kind === 'class' ? t.header.class : t.header.team}
      </Button>
      <Button look="plain" icon={QrCode} class="pill" onPress={() => show({ sheet: 'share' })}>
        {t.header.share}
      </Button>
      <Button
        look="plain"
        icon={Ellipsis}
        class="pill round"
        label={t.header.more}
        onPress={() => show({ sheet: 'settings' })}
      />
    </>
  )
}
