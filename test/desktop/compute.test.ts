import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { librariesLookedFor } from '../../src-main/setup/tensorflow/cuda-libraries.mjs'
import { findTensorFlow } from '../../src-main/setup/tensorflow/find.mjs'
import type { ComputeReport } from '../../src-main/contract/compute'
import { makeNativeLibrary, noCompiler } from '../integration/support/native-library'
import { makeLibraryFolder } from '../support/library-folder'
import {
  launch,
  newFolder,
  openComputePage,
  openPerceptronLab,
  picture,
  resize,
  root,
  type RunningApplication
} from './support/application'
import { chooseTheme, overflowsSideways, waitForState } from './support/lab'

const library = findTensorFlow(process.env, { root })
const sizes = { small: [900, 600], wide: [1600, 1000] } as const

/** Takes pictures of the page in every size and theme; nothing sticks out of any. */
async function picturesOf(application: RunningApplication, name: string): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await chooseTheme(application.page, theme)
    for (const [size, [width, height]] of Object.entries(sizes)) {
      await resize(application, width, height)
      await expect.poll(() => application.page.evaluate(() => innerWidth)).toBe(width)
      await expect.poll(() => overflowsSideways(application.page)).toBe(false)
      await picture(application.page, `${name}-${theme}-${size}`)
    }
  }
}

describe('the Compute page', () => {
  let application: RunningApplication
  beforeAll(async () => {
    application = await launch()
  })
  afterAll(() => application.electron.close())

  it('is reached by keyboard, and says in one sentence what networks train on', async () => {
    const { page } = application
    await page.getByTestId('to-compute').focus()
    await page.keyboard.press('Enter')
    const expected = library === undefined ? /^Networks train in TypeScript/ : /^Networks train on .+ with TensorFlow/
    await page.getByTestId('compute-summary').filter({ hasText: expected }).waitFor()
    expect(await page.title()).toBe('Compute – Descent')
    await page.getByTestId('engine-typescript').getByText('Ready').waitFor()
    const state = library === undefined ? 'Not installed' : 'Ready'
    await page.getByTestId('engine-tensorflow').getByText(state).waitFor()
    await picturesOf(application, 'compute')
  })

  it('runs the self-test, and shows how far it is and what came of it', async () => {
    const { page, complaints } = application
    await page.getByTestId('self-test').click()
    await page.getByTestId('self-test-progress').waitFor()
    expect(await page.getByTestId('self-test').isDisabled()).toBe(true)
    await page.getByTestId('self-test-results').waitFor({ timeout: 60_000 })
    const verdicts = page.locator('.verdict')
    expect(await verdicts.count()).toBeGreaterThanOrEqual(library === undefined ? 1 : 2)
    for (const verdict of await verdicts.all()) expect(await verdict.getAttribute('data-passed')).toBe('true')
    expect(await page.locator('.self-test-table tbody tr').count()).toBe(6)
    await picturesOf(application, 'compute-tested')
    expect(complaints).toEqual([])
  })

  it('keeps the results while another page is open, and looks again when asked', async () => {
    const { page } = application
    await page.getByTestId('back').click()
    await openComputePage(page)
    await page.getByTestId('self-test-results').waitFor()
    await page.getByTestId('look-again').click()
    await page.getByTestId('self-test-results').waitFor({ state: 'detached' })
    await page.getByTestId('engine-typescript').getByText('Ready').waitFor()
    await page.locator('.compute[aria-busy="false"]').waitFor()
  })

  it('shows a GPU with a long name, what is missing for it and the command that brings it', async () => {
    const { page, electron } = application
    const report = await page.evaluate(async () => {
      const envelope = await window.descent?.request('compute.report', { again: false })
      return (envelope as { value: ComputeReport }).value
    })
    await electron.evaluate(
      ({ BrowserWindow }, told) =>
        BrowserWindow.getAllWindows()[0].webContents.send('descent:event', 'compute.changed', told),
      withUnusedGpu(report)
    )
    await page.getByTestId('gpu-problem').waitFor()
    expect(await page.locator('.library-missing').count()).toBe(4)
    await picturesOf(application, 'compute-gpu')
    await page.getByTestId('copy-command').first().click()
    await page.getByTestId('copy-command').first().getByText('Copied').waitFor()
    expect(await electron.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/setup tensorflow --cuda$/)
  })
})

function withUnusedGpu(report: ComputeReport): ComputeReport {
  const { release = '', libraries = [] } = librariesLookedFor('cuda', 'linux') ?? {}
  const name = 'NVIDIA RTX 6000 Ada Generation Laptop GPU with Max-Q Design, of a very long name'
  return {
    ...report,
    gpu: {
      gpus: [{ name, memory: 48 * 2 ** 30, driver: '550.54.15', computeCapability: '8.9' }],
      problem: 'Networks do not train on it: libcudnn.so.9 could not be found.',
      remedy: { text: 'Run this in a terminal:', command: 'npm run descent -- setup tensorflow --cuda' }
    },
    cuda: {
      release,
      libraries: libraries.map((library, index) => ({ ...library, found: index < libraries.length - 4 }))
    }
  }
}

describe.skipIf(noCompiler !== undefined)('a library that ends its process', () => {
  it('costs nothing but itself: the page says so, labs run, and the next start does not load it', async () => {
    const folder = newFolder('library')
    const binding = makeNativeLibrary(folder, 'abort();')
    const env = { DESCENT_TENSORFLOW: makeLibraryFolder(join(folder, 'tensorflow'), await readFile(binding)) }
    const profile = newFolder('profile')
    const application = await launch({ profile, env })
    const { page } = application
    await openComputePage(page)
    const engine = page.getByTestId('engine-tensorflow')
    await engine.getByText('Not used', { exact: true }).waitFor()
    await engine.getByText(/its process ended .+ while it was loaded/).waitFor()
    await page
      .getByTestId('compute-summary')
      .filter({ hasText: /^Networks train in TypeScript/ })
      .waitFor()
    await picturesOf(application, 'compute-crashed')
    await page.getByTestId('back').click()
    await openPerceptronLab(page)
    await page.getByTestId('start').click()
    await waitForState(page, /finished|converged/i)
    await application.electron.close()

    const again = await launch({ profile, env })
    await openComputePage(again.page)
    expect(await again.page.getByTestId('engine-tensorflow').innerText()).toMatch(/its process ended/)
    expect(await again.page.locator('.compute').getAttribute('aria-busy')).toBe('false')
    await again.electron.close()
  })
})
