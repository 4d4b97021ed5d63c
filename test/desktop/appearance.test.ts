import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labs } from '../../src-main/labs/catalogue'
import { commandOf, hasPage } from '../../src-renderer/labs'
import { launch, newFolder, openPerceptronLab, picture, resize, type RunningApplication } from './support/application'
import { chooseTheme, overflowsSideways, waitForState } from './support/lab'

const profile = newFolder('profile')
const sizes = { small: [900, 600], wide: [1600, 1000] } as const

describe('the window', () => {
  let application: RunningApplication
  beforeAll(async () => {
    application = await launch({ profile })
  })
  afterAll(() => application.electron.close())

  it.each(Object.entries(sizes))('holds the list of labs when it is %s', async (name, [width, height]) => {
    await resize(application, width, height)
    await expect.poll(() => overflowsSideways(application.page)).toBe(false)
    await picture(application.page, `labs-${name}`)
  })

  it('says of a lab without a page how it runs in the terminal', async () => {
    const { page } = application
    const other = labs.filter((lab) => !hasPage(lab))
    await expect.poll(() => page.locator('.labs-row').count()).toBe(other.length)
    const [{ title }] = other
    await page.getByRole('link', { name: title, exact: true }).click()
    await page.getByText(commandOf(other[0]), { exact: true }).waitFor()
    await expect.poll(() => overflowsSideways(page)).toBe(false)
    await picture(page, 'terminal-lab')
    await page.getByRole('link', { name: 'See all labs' }).click()
    await page.getByTestId('lab-card-perceptron-mnist').waitFor()
  })

  it.each(['light', 'dark'] as const)('holds a finished lab in %s, small and wide', async (theme) => {
    const { page } = application
    await chooseTheme(page, theme)
    if (theme === 'light') {
      await openPerceptronLab(page)
      await picture(page, 'empty')
      await page.getByTestId('start').click()
    }
    await waitForState(page, /finished|converged/i)
    for (const [name, [width, height]] of Object.entries(sizes)) {
      await resize(application, width, height)
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width)
      await expect.poll(() => overflowsSideways(page)).toBe(false)
      await picture(page, `lab-${theme}-${name}`)
    }
  })

  it('remembers the theme', async () => {
    await application.electron.close()
    application = await launch({ profile })
    expect(await application.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
  })
})
