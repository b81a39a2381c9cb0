// The commands bound to one editor, so that a screen says change.completeAction(id) and knows no document.
import * as commands from './commands.ts'
import type { Editor } from './editor.ts'

type Commands = typeof commands
type Bound<Command> = Command extends (editor: Editor, ...given: infer Given) => infer Result
  ? (...given: Given) => Result
  : never
/** Every command, without the editor. */
export type Change = { readonly [Name in keyof Commands]: Bound<Commands[Name]> }

/** Binds all commands to an editor. */
export function bindCommands(editor: Editor): Change {
  const bound: Record<string, unknown> = {}
  for (const [name, command] of Object.entries(commands)) {
    bound[name] = (...given: unknown[]): unknown => Reflect.apply(command, null, [editor, ...given])
  }
  // The compiler cannot follow a loop over all names; Change is made from the very same commands.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return bound as Change
}
