import { Menu, type MenuItemConstructorOptions } from 'electron'

/**
 * The application's menu: what an editor of text fields and a window need, and nothing that leads elsewhere.
 * @param isPackaged leaves out what only developers need
 */
export function setMenu(platform: NodeJS.Platform, isPackaged: boolean): void {
  const application: MenuItemConstructorOptions[] =
    platform === 'darwin' ? [{ role: 'appMenu' }] : [{ role: 'fileMenu' }]
  const developerItems: MenuItemConstructorOptions[] = isPackaged ? [] : [{ role: 'toggleDevTools' }]
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      { role: 'reload' },
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
      ...developerItems
    ]
  }
  Menu.setApplicationMenu(Menu.buildFromTemplate([...application, { role: 'editMenu' }, view, { role: 'windowMenu' }]))
}
