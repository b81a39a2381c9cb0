// What is hung on a board most, low and at the left of the dock: an action and a success.
import { Plus, Star } from 'lucide'
import { Button } from '../kit/button.tsx'
import { words } from '../language.ts'
import { show } from '../sheets.ts'

export function AddButtons({ success = words.value.success.add }: { success?: string }) {
  return (
    <>
      <Button
        look="action"
        icon={Plus}
        onPress={() => show({ sheet: 'new-action', goalId: null, status: 'todo' })}
      >
        {words.value.action.add}
      </Button>
      <Button
        look="success"
        icon={Star}
        onPress={() => show({ sheet: 'new-success', goalId: null, actionId: null, text: '' })}
      >
        {success}
      </Button>
    </>
  )
}
