import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { root, sharedHome } from './application'

export interface Row {
  readonly epoch: number
  readonly changes: number
  readonly trainError: number
  readonly testError: number
}

/** Waits until the lab says that its run is in this state. */
export async function waitForState(page: Page, state: RegExp): Promise<void> {
  await page.getByTestId('state').filter({ hasText: state }).waitFor({ timeout: 60_000 })
}

/** The rows of the table that are on the page, as numbers. */
export async function tableRows(page: Page): Promise<Row[]> {
  return page.getByTestId('epoch-row').evaluateAll((rows) =>
    rows.map((row) => {
      const { epoch, changes, trainError, testError } = (row as HTMLElement).dataset
      return {
        epoch: Number(epoch),
        changes: Number(changes),
        trainError: Number(trainError),
        testError: Number(testError)
      }
    })
  )
}

/** The same rows from the command line. */
export function commandLineRows(...options: string[]): Row[] {
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, 'out/main/cli.cjs'), 'run', 'perceptron-mnist', '--json', ...options],
    {
      encoding: 'utf8',
      env: { ...process.env, DESCENT_HOME: sharedHome }
    }
  )
  const lines = stdout.trim().split('\n')
  const objects = lines.map((line) => JSON.parse(line) as Row & { type: string })
  return objects
    .filter(({ type }) => type === 'epoch')
    .map(({ epoch, changes, trainError, testError }) => ({ epoch, changes, trainError, testError }))
}

/** Starts on digits that the perceptron cannot separate, with so many epochs that the run outlasts the test. */
export async function startLongRun(page: Page): Promise<void> {
  await chooseDigits(page, 3, 8)
  await page.getByTestId('maximum-epochs').fill('100000')
  await page.getByTestId('start').click()
  await waitForState(page, /running/i)
}

export async function chooseDigits(page: Page, negative: number, positive: number): Promise<void> {
  await page.getByTestId('digit-negative').selectOption(String(negative))
  await page.getByTestId('digit-positive').selectOption(String(positive))
}

/** Whether anything sticks out of the window to the right. */
export async function overflowsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
}

/** Chooses a theme, and waits until the page has it. */
export async function chooseTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page
    .locator('label')
    .filter({ has: page.getByTestId(`theme-${theme}`) })
    .click()
  await page.waitForFunction((dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark, theme === 'dark')
}
