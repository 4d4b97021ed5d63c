import { cpSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { launch, newFolder, openPerceptronLab, picture, sharedHome, trainerProcesses } from './support/application'
import { chooseDigits, chooseLongRun, commandLineRows, tableRows, waitForState } from './support/lab'

describe('when things go wrong', () => {
  it('a trainer that is killed costs its run, and nothing else', async () => {
    const application = await launch()
    const { page } = application
    await openPerceptronLab(page)
    await chooseLongRun(page)
    await page.getByTestId('start').click()
    await waitForState(page, /running/i)
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
