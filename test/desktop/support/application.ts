import { mkdirSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { findElectron } from '../../../src-main/setup/electron/find.mjs'

export const root = process.cwd()

/** What the tests make and keep: datasets, the users' own files, pictures. */
const output = join(root, 'test/output')

/** Datasets are made once and shared; a test that spoils them gets a place of its own. */
export const sharedHome = join(output, 'home')

/** A new empty folder. */
export function newFolder(name: string): string {
  mkdirSync(output, { recursive: true })
  return mkdtempSync(join(output, `${name}-`))
}

export interface Launch {
  /** The packaged application instead of the checkout. */
  readonly executable?: string
  /** Where the datasets lie. */
  readonly home?: string
  /** Where the window's own files lie; the same folder again is the same user again. */
  readonly profile?: string
  /** What else stands in its environment. */
  readonly env?: Readonly<Record<string, string>>
}

export interface RunningApplication {
  readonly electron: ElectronApplication
  readonly page: Page
  /** Errors and warnings of the page's console: there should be none. */
  readonly complaints: string[]
}

/** Starts the real application with a user who has never seen it. */
export async function launch({
  executable,
  home = sharedHome,
  profile,
  env
}: Launch = {}): Promise<RunningApplication> {
  const electron = await _electron.launch({
    executablePath: executable ?? checkoutElectron(),
    // As on a person's screen: without it Playwright makes every page believe that the system is light.
    colorScheme: null,
    args: [...sandboxArguments(), ...(executable === undefined ? [root] : [])],
    env: {
      ...environment(),
      DESCENT_HOME: home,
      XDG_CONFIG_HOME: profile ?? newFolder('profile'),
      ...env
    }
  })
  const page = await electron.firstWindow({ timeout: 30_000 })
  page.setDefaultTimeout(30_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.waitForSelector('[data-testid^="lab-card-"]')
  return { electron, page, complaints }
}

/** Opens the perceptron's lab from the list of labs. */
export async function openPerceptronLab(page: Page): Promise<void> {
  await page.getByTestId('lab-card-perceptron-mnist').click()
  await page.getByTestId('start').waitFor()
}

/** Opens the Compute page, from wherever the window is. */
export async function openComputePage(page: Page): Promise<void> {
  await page.getByTestId('to-compute').click()
  await page.getByTestId('engine-typescript').waitFor()
}

/** Sets the size of the window's content. */
export async function resize({ electron }: RunningApplication, width: number, height: number): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0].setContentSize(w, h),
    [width, height]
  )
}

/** Keeps a picture for a person to look at, in test/output/screenshots. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = join(output, 'screenshots')
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** The process identifiers of all trainers, the spare one included. */
export async function trainerProcesses({ electron }: RunningApplication): Promise<number[]> {
  return electron.evaluate(({ app }) =>
    app
      .getAppMetrics()
      .filter(({ type, name, serviceName }) => type === 'Utility' && [name, serviceName].includes('Descent trainer'))
      .map(({ pid }) => pid)
  )
}

function checkoutElectron(): string {
  const electron = findElectron(root)
  if (electron === undefined) throw new Error('there is no Electron: npm test brings one')
  return electron.executable
}

/** Chromium's sandbox refuses to run as root; everybody else keeps it. */
function sandboxArguments(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

function environment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(entries.filter(([name]) => name !== 'ELECTRON_RUN_AS_NODE'))
}
