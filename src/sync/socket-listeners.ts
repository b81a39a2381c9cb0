// The listeners of a socket that is not one of the browser's.

type Events = {
  open: object
  error: object
  message: { data: unknown }
  close: { code: number; reason: string }
}

export function createListeners() {
  const lists: { [Type in keyof Events]: ((event: Events[Type]) => void)[] } = {
    open: [],
    error: [],
    message: [],
    close: [],
  }
  return {
    add: <Type extends keyof Events>(type: Type, listener: (event: Events[Type]) => void) => {
      lists[type].push(listener)
    },
    emit<Type extends keyof Events>(type: Type, event: Events[Type]) {
      for (const listener of lists[type]) listener(event)
    },
  }
}
