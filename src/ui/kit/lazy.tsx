// A component that comes from a file of its own, loaded when it is first drawn. Nothing is shown meanwhile: it comes from the
// device's own disk and takes less time than a spinner would.
import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** @returns the component, and how to fetch it ahead of its first use */
export function lazy<P extends object>(
  load: () => Promise<FunctionComponent<P>>,
): { Lazy: FunctionComponent<P>; preload: () => Promise<void> } {
  let Loaded: FunctionComponent<P> | null = null
  const preload = async () => {
    Loaded = await load()
  }
  const Lazy = (props: P) => {
    const [, redraw] = useState(0)
    const wasThere = Loaded !== null
    useEffect(() => {
      // Fetched ahead, it may have come between drawing nothing and this.
      if (!wasThere) void preload().then(() => redraw(1))
    }, [])
    return Loaded && <Loaded {...props} />
  }
  return { Lazy, preload }
}
