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
  void window.loadURL(startPage)
  return window
}
