// Pupils who are on the board by a sign: one tap each. A sign that somebody has is not offered again.
import { useBoard } from '../board-context.ts'
import { classWords } from '../class-language.ts'
import { Icon } from '../kit/icon.tsx'
import { nextColor, presentMembers } from '../people.ts'
import { isSign, SIGNS } from './signs.tsx'
import './sign-choice.css'

export function SignChoice() {
  const board = useBoard()
  const t = classWords.value
  const { members } = board.view.value
  const taken = new Set(presentMembers(members).map(({ sign }) => sign))
  const free = Object.keys(SIGNS)
    .filter(isSign)
    .filter((key) => !taken.has(key))
  return (
    <section aria-label={t.chooseSign}>
      <h3 class="sign-title">{t.chooseSign}</h3>
      <div class="sign-choice">
        {free.map((key) => (
          <button
            key={key}
            type="button"
            onClick={() =>
              board.change.addMember({
                name: t.signs[key],
                sign: key,
                kind: 'pupil',
                color: nextColor(members),
              })
            }
          >
            <Icon of={SIGNS[key]} />
            {t.signs[key]}
          </button>
        ))}
      </div>
    </section>
  )
}
