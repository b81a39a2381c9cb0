// The app's own mark: a board with its zones and a step upward.
export function Mark() {
  return <img class="mark" src="/favicon.svg" alt="" width="56" height="56" />
}
