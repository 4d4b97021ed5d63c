import { BrowserWindow, nativeTheme } from 'electron'
import { startPage } from './page-files'

export interface WindowFiles {
  /** The built preload.cjs. */
  readonly preload: string
  readonly icon: string
}

/** Opens the application's window. */
export function openWindow({ preload, icon }: WindowFiles): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 900,
    minHeight: 600,
    show: false,
    icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14171c' : '#f7f8fa',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false
    }
  })
  window.once('ready-to-show', () => window.show())
  window.webContents.once('did-fail-load', () => window.show())
  reviveAfterCrash(window)
  void window.loadURL(startPage)
  return window
}

/** A page that crashes more often than this, in milliseconds, stays down: it would only crash again. */
const leastLife = 10_000

/** The page holds nothing that the main process does not know: a crashed one is loaded again and shows the same. */
function reviveAfterCrash({ webContents }: BrowserWindow): void {
  let revived = -Infinity
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || performance.now() - revived < leastLife) return
    revived = performance.now()
    webContents.reload()
  })
}
