// What I agreed to do, the pressing first; below it what the team does and what went well. The first screen on a phone.
import { useComputed } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { Star } from 'lucide'
import type { Action } from '../../board/schema.ts'
import { myActions } from '../../insights/my-actions.ts'
import { newestSuccesses } from '../../insights/newest-successes.ts'
import { useBoard } from '../board-context.ts'
import { handWords } from '../hand-language.ts'
import { Button } from '../kit/button.tsx'
import { Face } from '../kit/face.tsx'
import { Icon } from '../kit/icon.tsx'
import { words } from '../language.ts'
import { personOf, presentMembers } from '../people.ts'
import { show } from '../sheets.ts'
import { ActionRow, PlanRow } from './action-row.tsx'

const OTHERS_SHOWN = 12
const SUCCESSES_SHOWN = 3

type MinePlaceProps = { onShowBoard: () => void; news: ComponentChildren }

export function MinePlace({ onShowBoard, news }: MinePlaceProps) {
  const board = useBoard()
  const t = handWords.value.hand
  const mine = useComputed(() => myActions(board.view.value, board.me.value, board.today.value)).value
  const me = board.me.value
  const hasNone = [
    mine.late,
    mine.thisWeek,
    mine.later,
    mine.done,
    mine.planned.thisWeek,
    mine.planned.later,
  ].every((list) => list.length === 0)
  const shown = mine.others.slice(0, OTHERS_SHOWN)
  return (
    <div class="hand-page">
      {news}
      {me === null && !board.readOnly.value && <WhoHoldsThis />}
      {me !== null && hasNone && <p class="hand-empty">{t.nothing}</p>}
      <Part title={t.late} actions={mine.late} />
      <Part title={t.thisWeek} actions={mine.thisWeek} more={mine.planned.thisWeek.length > 0}>
        {mine.planned.thisWeek.map((item) => (
          <PlanRow key={item.id} item={item} />
        ))}
      </Part>
      <Part title={t.later} actions={mine.later} more={mine.planned.later.length > 0}>
        {mine.planned.later.map((item) => (
          <PlanRow key={item.id} item={item} />
        ))}
      </Part>
      <Part title={t.justDone} actions={mine.done} />
      <Part title={t.others} actions={shown} />
      {mine.others.length > shown.length && (
        <Button look="quiet" onPress={onShowBoard}>
          {t.showAll(mine.others.length - shown.length)}
        </Button>
      )}
      <LatestSuccesses />
    </div>
  )
}

type PartProps = { title: string; actions: readonly Action[]; more?: boolean; children?: ComponentChildren }

function Part({ title, actions, more, children }: PartProps) {
  if (actions.length === 0 && !more) return null
  return (
    <section class="hand-part" aria-label={title}>
      <h2>{title}</h2>
      <ul class="hand-rows">
        {actions.map((action) => (
          <ActionRow key={action.id} action={action} />
        ))}
        {children}
      </ul>
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
              <span class="hand-text">{success.text}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
