// Joining with a link that is pasted: the only way into the app on an iPhone's home screen, which has a storage of its own.
import { useEffect, useState } from 'preact/hooks'
import { Link } from 'lucide'
import { aroundWords } from '../around-language.ts'
import { useDesk } from '../desk.ts'
import type { InviteProblem } from '../desk.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { go } from '../route.ts'

export function JoinByLink({ problem: first }: { problem?: InviteProblem | undefined }) {
  const desk = useDesk()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState(first)
  // An invite may also come by the address of a page that is already open.
  useEffect(() => setProblem(first), [first])
  const submit = async (event: Event) => {
    event.preventDefault()
    if (!text.trim()) return
    const joined = await desk.join(text)
    if (joined.ok) go({ at: 'board', id: joined.id })
    else setProblem(joined)
  }
  return (
    <section class="start-join" aria-label={aroundWords.value.start.joinTitle}>
      <h2>{aroundWords.value.start.joinTitle}</h2>
      <p>{aroundWords.value.start.joinHint}</p>
      <form onSubmit={(event) => void submit(event)}>
        <TextField
          label={aroundWords.value.start.pasteLink}
          value={text}
          onInput={(next) => {
            setText(next)
            setProblem(undefined)
          }}
          inputMode="url"
          problem={problem && inviteWords(problem)}
        />
        <Button icon={Link} submit>
          {aroundWords.value.start.join}
        </Button>
      </form>
    </section>
  )
}

/** Why an invite did not work, in words a person can act on. */
function inviteWords(problem: InviteProblem): string {
  const t = aroundWords.value.join
  switch (problem.reason) {
    case 'not-an-invite':
      return t.notAnInvite
    case 'damaged':
      return t.damaged
    case 'newer':
      return t.newer
    case 'foreign':
      return t.foreign(problem.host)
  }
}
