// Draws a component again only when one of its props is another object: a remote edit of one card redraws one card.
import { Component } from 'preact'
import type { ComponentType, FunctionComponent } from 'preact'

/** Wraps a component so that it skips redrawing while its props are the same by identity. */
export function memo<P extends object>(Inner: FunctionComponent<P>): ComponentType<P> {
  return class extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>) {
      const now = Object.entries(this.props)
      return (
        now.length !== Object.keys(next).length ||
        now.some(([key, value]) => Reflect.get(next, key) !== value)
      )
    }

    override render() {
      return <Inner {...this.props} />
    }
  }
}
