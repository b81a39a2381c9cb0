// The little that is used of an old package that brings no types of its own.
declare module 'puppeteer-core' {
  export type OldPage = {
    goto(url: string): Promise<unknown>
    reload(): Promise<unknown>
    url(): string
    evaluate<T>(run: string): Promise<T>
    waitForFunction(run: string, options?: { timeout: number }): Promise<unknown>
    click(selector: string): Promise<void>
    keyboard: { type(text: string): Promise<void>; press(key: string): Promise<void> }
    on(event: 'pageerror' | 'error', handle: (error: Error) => void): void
    setViewport(size: { width: number; height: number }): Promise<void>
  }
  export type OldBrowser = { newPage(): Promise<OldPage>; version(): Promise<string>; close(): Promise<void> }
  const puppeteer: {
    launch(options: { executablePath: string; args: string[]; userDataDir: string }): Promise<OldBrowser>
  }
  export default puppeteer
}
