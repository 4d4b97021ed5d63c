import { app, session, type Event } from 'electron'
import { isOwnPage } from './page-files'

/**
 * What Electron's security guide asks for beyond the options of a window: no page gets anywhere or anything.
 * To be called before the application is ready.
 */
export function harden(): void {
  // Chromium's sandbox does not start as root: whoever runs Descent so has said --no-sandbox.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  app.on('web-contents-created', (_event, contents) => {
    const stay = (event: Event, url: string): void => {
      if (!isOwnPage(url)) event.preventDefault()
    }
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', stay)
    contents.on('will-redirect', stay)
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}

/** Refuses every permission, and every request that would leave this machine. To be called once the application is ready. */
export function closeSession(): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  defaultSession.setPermissionCheckHandler(() => false)
  const urls = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*']
  defaultSession.webRequest.onBeforeRequest({ urls }, (_details, decide) => decide({ cancel: true }))
}
