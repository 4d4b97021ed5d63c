import { join } from 'node:path'
import { app, BrowserWindow, dialog, nativeTheme } from 'electron'
import { locationsFor, mnistSourceInCheckout } from '../data/locations'
import { trainerEnvironment } from '../training/trainer-environment'
import { Compute } from './compute'
import { CrashNote } from './crash-note'
import { broadcast, openGateway } from './gateway'
import { closeSession, harden } from './hardening'
import { setMenu } from './menu'
import { declarePages, servePages } from './pages'
import { PreferenceStore } from './preferences'
import { Runs } from './runs'
import { startProgram } from './utility-program'
import { openWindow } from './window'

// The desktop application: puts its parts together. Built to out/main/desktop.cjs.

const built = join(__dirname, '..')
const windowFiles = {
  preload: join(built, 'preload', 'preload.cjs'),
  icon: join(built, '..', 'resources', 'icon.png')
}
const mnistSource = app.isPackaged ? join(process.resourcesPath, 'mnist') : mnistSourceInCheckout(join(built, '..'))

function start(): void {
  const preferences = new PreferenceStore(join(app.getPath('userData'), 'preferences.json'))
  nativeTheme.themeSource = preferences.current.theme
  const compute = newCompute()
  const runs = new Runs({
    locations: locationsFor(mnistSource),
    spawnTrainer: () => {
      const env = trainerEnvironment(compute.usableLibrary())
      return startProgram(join(__dirname, 'trainer.cjs'), { name: 'Descent trainer', env })
    },
    tensorflow: () => compute.tensorflow,
    onUpdate: (id, update) => broadcast('run.updated', { id, update })
  })
  openGateway({
    'runs.start': ({ configuration, begin }) => ({ id: runs.start(configuration, begin) }),
    'runs.command': ({ id, command }) => (runs.command(id, command), null),
    'runs.latest': ({ lab }) => runs.latest(lab),
    'compute.report': ({ again }) => compute.report(again),
    'compute.selfTest': () => compute.selfTest(),
    'preferences.get': () => preferences.current,
    'preferences.set': (wanted) => {
      preferences.set(wanted)
      nativeTheme.themeSource = wanted.theme
      return null
    }
  })
  app.on('will-quit', () => {
    runs.close()
    compute.close()
  })
  closeSession()
  servePages(join(built, 'renderer'))
  setMenu(process.platform, app.isPackaged)
  // TensorFlow's library is large: it is read once the page is there.
  app.once('web-contents-created', (_event, contents) => contents.once('did-finish-load', () => compute.check()))
  showWindow()
  app.on('activate', showWindow)
  app.on('second-instance', showWindow)
}

function newCompute(): Compute {
  return new Compute({
    root: app.isPackaged ? undefined : join(built, '..'),
    version: app.getVersion(),
    crashNote: new CrashNote(join(app.getPath('userData'), 'tensorflow-crash.json')),
    startCheck: (env) =>
      startProgram(join(__dirname, 'engine-check.cjs'), { name: 'Descent engine check', env, quiet: true }),
    onReport: (report) => broadcast('compute.changed', report),
    onProgress: (progress) => broadcast('compute.progress', progress)
  })
}

/** Brings the window to the front, or opens one where there is none. */
function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (window === undefined) return void openWindow(windowFiles)
  if (window.isMinimized()) window.restore()
  window.focus()
}

function giveUp(error: unknown): void {
  dialog.showErrorBox(
    'Descent could not start',
    error instanceof Error ? (error.stack ?? error.message) : String(error)
  )
  app.exit(1)
}

if (app.requestSingleInstanceLock()) {
  declarePages()
  harden()
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.whenReady().then(start).catch(giveUp)
} else {
  app.quit()
}
