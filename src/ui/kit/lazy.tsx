// A component that comes from a file of its own, loaded when it is first drawn. Nothing is shown meanwhile: it comes from the
// device's own disk and takes less time than a spinner would.
import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'

const TRY_AGAIN_MS = 5_000

/**
 * Fetches a file of the app. On the very first visit the network may fall away before everything is on the device; then it
 * is tried again as soon as there is a network, and every five seconds, so that nobody has to reload.
 */
export async function fetched<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load()
    } catch (cause) {
      console.warn('A file of the app is not here yet', cause)
      await new Promise<void>((resolve) => {
        addEventListener('online', () => resolve(), { once: true })
        setTimeout(resolve, TRY_AGAIN_MS)
      })
    }
  }
}

/** @returns the component, and how to fetch it ahead of its first use */
export function lazy<P extends object>(
  load: () => Promise<FunctionComponent<P>>,
): { Lazy: FunctionComponent<P>; preload: () => Promise<void> } {
  let Loaded: FunctionComponent<P> | null = null
  const preload = async () => {
    Loaded = await fetched(load)
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
