import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, openPerceptronLab, picture, type RunningApplication } from './support/application'
import { chooseDigits, commandLineRows, startLongRun, tableRows, waitForState } from './support/lab'

describe('a run of the perceptron', () => {
  let application: RunningApplication
  beforeAll(async () => {
    application = await launch()
    await openPerceptronLab(application.page)
  })
  afterAll(() => application.electron.close())

  it('shows the same numbers as the command line', async () => {
    const { page } = application
    await page.getByTestId('start').click()
    await waitForState(page, /finished|converged/i)
    const rows = await tableRows(page)
    expect(rows).toHaveLength(13)
    expect(rows).toEqual(commandLineRows())
    await picture(page, 'finished')
  })

  it('trains on other digits', async () => {
    const { page } = application
    await chooseDigits(page, 6, 9)
    await page.getByTestId('maximum-epochs').fill('8')
    await page.getByTestId('start').click()
    await waitForState(page, /finished|maximum|converged/i)
    const expected = commandLineRows('--digits', '6,9', '--max-epochs', '8')
    await expect.poll(() => tableRows(page)).toEqual(expected)
  })

  it('refuses two equal digits beside the field, and starts nothing', async () => {
    const { page } = application
    await chooseDigits(page, 4, 4)
    await page
      .getByText(/two different digits/i)
      .first()
      .waitFor()
    expect(await page.getByTestId('start').isDisabled()).toBe(true)
    await picture(page, 'equal-digits')
  })

  it('pauses, steps, resumes and stops', async () => {
    const { page } = application
    await startLongRun(page)
    await page.getByTestId('start').click()
    await waitForState(page, /paused/i)
    const paused = await tableRows(page)

    await page.getByTestId('step').click()
    await page.getByTestId('step-inspector').waitFor()
    await waitForState(page, /paused/i)
    await picture(page, 'step')

    await page.getByTestId('step-epoch').click()
    const lastEpoch = paused.at(-1)?.epoch ?? -1
    await expect.poll(async () => (await tableRows(page)).at(-1)?.epoch).toBe(lastEpoch + 1)
    await waitForState(page, /paused/i)

    await page.getByTestId('start').click()
    await waitForState(page, /running/i)
    await picture(page, 'running')
    await page.getByTestId('stop').click()
    await waitForState(page, /stopped/i)
  })

  it('obeys the keyboard', async () => {
    const { page } = application
    await page.getByTestId('state').click()
    await page.keyboard.press('Space')
    await waitForState(page, /running/i)
    await page.keyboard.press('Space')
    await waitForState(page, /paused/i)
    await page.keyboard.press('s')
    await page.getByTestId('step-inspector').waitFor()
    await waitForState(page, /paused/i)
    await page.keyboard.press('Escape')
    await waitForState(page, /stopped/i)
  })

  it('steps to the first mistake of a run that has not begun', async () => {
    const { page } = application
    await chooseDigits(page, 0, 1)
    await page.getByTestId('step').click()
    await waitForState(page, /paused/i)
    await page.getByTestId('step-inspector').waitFor()
    // The very first sample is a mistake: all weights are 0, and so is its score.
    expect(await page.getByTestId('mistake').count()).toBe(1)
    await page.getByTestId('stop').click()
    await waitForState(page, /stopped/i)
  })

  it('is still there when the window is loaded again', async () => {
    const { page } = application
    await startLongRun(page)
    await page.reload()
    await page.getByTestId('start').waitFor()
    await waitForState(page, /running/i)
    await page.getByTestId('stop').click()
    await waitForState(page, /stopped/i)
  })

  it('leaves nothing in the console', () => {
    expect(application.complaints).toEqual([])
  })
})
