// What I agreed to do, the pressing first; below it what the team does and what went well. The first screen on a phone.
import { useComputed } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { Star } from 'lucide'
import { myActions } from '../../insights/my-actions.ts'
import type { MyActions } from '../../insights/my-actions.ts'
import { newestSuccesses } from '../../insights/newest-successes.ts'
import { BoardContext, useBoard } from '../board-context.ts'
import type { OpenBoard } from '../board-context.ts'
import { handWords } from '../hand-language.ts'
import { Button } from '../kit/button.tsx'
import { Face } from '../kit/face.tsx'
import { Icon } from '../kit/icon.tsx'
import { words } from '../language.ts'
import { personOf, presentMembers } from '../people.ts'
import { show } from '../sheets.ts'
import { Said } from '../written.tsx'
import { ActionRow, PlanRow } from './action-row.tsx'
import { elsewhere } from './places.ts'
import '../kit/face-chip.css'
import './mine-place.css'

const OTHERS_SHOWN = 12
const SUCCESSES_SHOWN = 3

type MinePlaceProps = { onShowBoard: () => void; news: ComponentChildren }

export function MinePlace({ onShowBoard, news }: MinePlaceProps) {
  const board = useBoard()
  const t = handWords.value.hand
  const lists = useComputed(() => [board, ...elsewhere.value].map(mineOn)).value
  const me = board.me.value
  const others = lists[0]?.mine.others ?? []
  const shown = others.slice(0, OTHERS_SHOWN)
  const parts = GROUPS.map((group) => lists.flatMap((one) => rowsOf(one, group)))
  return (
    <div class="hand-page">
      {news}
      {me === null && !board.readOnly.value && <WhoHoldsThis />}
      {me !== null && parts.every((rows) => rows.length === 0) && <p class="hand-empty">{t.nothing}</p>}
      {parts.map((rows, index) => (
        <Part key={index} title={t[GROUPS[index] ?? 'later']} rows={rows} />
      ))}
      <Part
        title={board.view.value.kind === 'class' ? t.ofClass : t.others}
        rows={shown.map((action) => row(board, action.id, <ActionRow action={action} />))}
      />
      {others.length > shown.length && (
        <Button look="quiet" onPress={onShowBoard}>
          {t.showAll(others.length - shown.length)}
        </Button>
      )}
      <LatestSuccesses />
    </div>
  )
}

const GROUPS = ['late', 'thisWeek', 'later', 'justDone'] as const
type Mine = { on: OpenBoard; mine: MyActions }

function mineOn(on: OpenBoard): Mine {
  return { on, mine: myActions(on.view.value, on.me.value, on.today.value) }
}

function rowsOf({ on, mine }: Mine, group: (typeof GROUPS)[number]): ComponentChildren[] {
  const actions = mine[group === 'justDone' ? 'done' : group]
  const planned = group === 'thisWeek' || group === 'later' ? mine.planned[group] : []
  return [
    ...actions.map((action) => row(on, action.id, <ActionRow action={action} />)),
    ...planned.map((item) => row(on, item.id, <PlanRow item={item} />)),
  ]
}

/** A row stands on its own board, so that ticking it off is done there. */
function row(on: OpenBoard, id: string, line: ComponentChildren) {
  return (
    <BoardContext.Provider key={`${on.id}/${id}`} value={on}>
      {line}
    </BoardContext.Provider>
  )
}

function Part({ title, rows }: { title: string; rows: readonly ComponentChildren[] }) {
  if (rows.length === 0) return null
  return (
    <section class="hand-part" aria-label={title}>
      <h2>{title}</h2>
      <ul class="hand-rows">{rows}</ul>
    </section>
  )
}

/** One tap on a face, so that the list can be mine; a device of nobody simply shows everything. */
function WhoHoldsThis() {
  const board = useBoard()
  const t = handWords.value.hand
  const members = presentMembers(board.view.value.members).filter(({ kind }) => kind === 'adult')
  return (
    <section class="hand-who" aria-label={t.whoAreYou}>
      <p>{t.whoAreYou}</p>
      <div class="chips">
        {members.map((member) => (
          <button
            key={member.id}
            type="button"
            class="face-chip"
            onClick={() => (board.me.value = member.id)}
          >
            <Face {...personOf(member)} large />
            <span>{member.name}</span>
          </button>
        ))}
        <Button look="chip" onPress={() => show({ sheet: 'members' })}>
          {t.someoneElse}
        </Button>
      </div>
    </section>
  )
}

function LatestSuccesses() {
  const board = useBoard()
  const successes = newestSuccesses(board.view.value).slice(0, SUCCESSES_SHOWN)
  return (
    <section class="hand-part hand-latest" aria-label={words.value.zones.successes}>
      <h2>{words.value.zones.successes}</h2>
      {successes.length === 0 && <p class="hand-empty">{words.value.success.none}</p>}
      <ul class="hand-rows">
        {successes.map((success) => (
          <li key={success.id} class="hand-row success">
            <Icon of={Star} />
            <button
              type="button"
              class="hand-open"
              onClick={() => show({ sheet: 'success', id: success.id })}
            >
              <span class="hand-text">
                <Said card={success} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
