// Which scripts a board waits for: the entry, the surface of this screen, and what those import at once.
// tests/browser/first-load.test.ts holds every other script back and shows that the board comes up all the same, so that the
// budget counts the right files.
type Chunk = { file: string; name?: string; isEntry?: boolean; imports?: string[] }

/** Vite's own list of what it built, .vite/manifest.json. */
export type Manifest = Record<string, Chunk>

/** The file of each surface (vite.config.ts). A wide screen never loads the hand, a narrow one never the wall. */
const SURFACES = { wall: 'zones', hand: 'hand' } as const

/** @returns the built files, relative to the folder of the pages */
export function scriptsBeforeTheBoard(manifest: Manifest, surface: keyof typeof SURFACES): string[] {
  const seen = new Set<string>()
  const visit = (key: string) => {
    if (seen.has(key)) return
    seen.add(key)
    for (const imported of manifest[key]?.imports ?? []) visit(imported)
  }
  for (const [key, { isEntry, name }] of Object.entries(manifest)) {
    if (isEntry || name === SURFACES[surface]) visit(key)
  }
  return [...seen].flatMap((key) => manifest[key]?.file ?? [])
}
