import { cpSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { processEnds } from '../support/processes'
import { launch, newFolder, openPerceptronLab, picture, sharedHome, trainerProcesses } from './support/application'
import { chooseDigits, commandLineRows, startLongRun, tableRows, waitForState } from './support/lab'

describe('when things go wrong', () => {
  it('a trainer that is killed costs its run, and nothing else', async () => {
    const application = await launch()
    const { page } = application
    await openPerceptronLab(page)
    await startLongRun(page)
    // The run's own trainer and the warm spare: what is left must do without either.
    const trainers = await trainerProcesses(application)
    expect(trainers).toHaveLength(2)
    trainers.forEach((pid) => process.kill(pid, 'SIGKILL'))
    await waitForState(page, /failed/i)
    await page
      .getByText(/process that trained this run ended/i)
      .first()
      .waitFor()
    await picture(page, 'trainer-killed')

    await chooseDigits(page, 0, 1)
    await page.getByTestId('start').click()
    await waitForState(page, /finished|converged/i)
    expect(await tableRows(page)).toEqual(commandLineRows())
    await application.electron.close()
  })

  it('a page that crashes comes back, and shows its run as it goes on', async () => {
    const { electron, page } = await launch()
    await openPerceptronLab(page)
    await startLongRun(page)
    const title = await electron.evaluate(async ({ BrowserWindow }) => {
      const [{ webContents }] = BrowserWindow.getAllWindows()
      const loaded = new Promise<void>((resolve) => webContents.once('did-finish-load', () => resolve()))
      webContents.forcefullyCrashRenderer()
      await loaded
      // Playwright lost its page with the crash: Electron looks for itself.
      const state = `new Promise((resolve) => {
        const look = () => {
          const text = document.querySelector('[data-testid="state"]')?.textContent ?? ''
          if (/running/i.test(text)) resolve(text)
          else setTimeout(look, 50)
        }
        look()
      })`
      return (await webContents.executeJavaScript(state)) as string
    })
    expect(title).toMatch(/running/i)
    await electron.close()
  })

  it('a window that is closed during a run leaves no process behind', async () => {
    const application = await launch()
    const { electron, page } = application
    await openPerceptronLab(page)
    await startLongRun(page)
    const trainers = await trainerProcesses(application)
    expect(trainers).toHaveLength(2)
    await electron.close()
    for (const trainer of trainers) await processEnds(trainer)
  })

  it('a damaged dataset is named, with what would help', async () => {
    commandLineRows('--max-epochs', '1')
    const home = newFolder('damaged')
    cpSync(join(sharedHome, 'datasets'), join(home, 'datasets'), { recursive: true })
    truncateSync(join(home, 'datasets/mnist/x.npy'), 1000)
    const { electron, page } = await launch({ home })
    await openPerceptronLab(page)
    await page.getByTestId('start').click()
    await waitForState(page, /failed/i)
    await page
      .getByText(/x\.npy: expected 54,880,128 bytes, found 1,000/)
      .first()
      .waitFor()
    await picture(page, 'dataset-damaged')
    await electron.close()
  })
})
