import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Bridge } from '../../src-main/contract/channels'
import { launch, openPerceptronLab, type RunningApplication } from './support/application'
import { waitForState } from './support/lab'

declare const window: Window & { descent: Bridge }

describe('the page', () => {
  let application: RunningApplication
  beforeAll(async () => {
    application = await launch()
  })
  afterAll(() => application.electron.close())
  const inPage = <T>(script: () => T): Promise<T> => application.page.evaluate(script) as Promise<T>

  it('has no Node, and of the preload script only the bridge', async () => {
    expect(await inPage(() => ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis))).toEqual(
      []
    )
    expect(await inPage(() => Object.keys(window.descent).sort())).toEqual(['request', 'subscribe'])
  })

  it('runs in the sandbox, isolated from the preload script', async () => {
    const preferences = await application.electron.evaluate(({ BrowserWindow }) => {
      const [{ webContents }] = BrowserWindow.getAllWindows()
      return (webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences()
    })
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true
    })
  })

  it('breaks none of its own rules while it loads and works', async () => {
    const { page } = application
    await page.addInitScript(() => {
      const broken: string[] = []
      Object.assign(globalThis, { broken })
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        broken.push(`${violatedDirective} ${blockedURI}`)
      )
    })
    await page.reload()
    await openPerceptronLab(page)
    await page.getByTestId('step').click()
    await page.getByTestId('step-inspector').waitFor()
    await page.getByTestId('stop').click()
    await waitForState(page, /stopped/i)
    expect(await inPage(() => (globalThis as unknown as { broken: string[] }).broken)).toEqual([])
  })

  it('cannot compile text, load from the network, or run inline scripts', async () => {
    // Later, because what the test itself evaluates is exempt from the policy.
    const compile = (): Promise<string> =>
      new Promise((resolve) => {
        setTimeout(() => {
          try {
            resolve(String(new Function('return "compiled"')()))
          } catch (error) {
            resolve((error as Error).name)
          }
        })
      })
    expect(await inPage(compile)).toBe('EvalError')
    expect(
      await inPage(() =>
        fetch('https://example.org/').then(
          () => 'loaded',
          () => 'refused'
        )
      )
    ).toBe('refused')
    const ran = await inPage(() => {
      const script = document.createElement('script')
      script.textContent = 'document.title = "inline"'
      document.head.append(script)
      return document.title
    })
    expect(ran).not.toBe('inline')
  })

  it('cannot open windows, navigate away or ask for permissions', async () => {
    expect(await inPage(() => window.open('https://example.org/') === null)).toBe(true)
    const before = application.page.url()
    await inPage(() => void (location.href = 'https://example.org/'))
    await inPage(() => void (location.href = 'descent://application/another-page'))
    expect(await inPage(() => Notification.requestPermission())).toBe('denied')
    expect(application.page.url()).toBe(before)
    expect(await application.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  it('cannot reach files outside the application', async () => {
    const statuses = await application.electron.evaluate(async ({ net }) => {
      const urls = [
        'descent://application/../../package.json',
        'descent://application/%2e%2e/%2e%2e/package.json',
        'descent://elsewhere/index.html'
      ]
      return Promise.all(urls.map(async (url) => (await net.fetch(url)).status))
    })
    expect(statuses).toEqual([404, 404, 404])
  })

  it('gets a typed error for every request that does not fit the contract', async () => {
    const errors = await inPage(() =>
      Promise.all([
        window.descent.request('no.such.channel', null),
        window.descent.request('__proto__', null),
        window.descent.request('runs.start', { configuration: {}, begin: 'run' }),
        window.descent.request('runs.command', { id: 'nobody', command: 'pause' }),
        window.descent.request('runs.command', { id: 'nobody', command: 'explode' }),
        window.descent.request('preferences.set', { theme: 'neon' }),
        window.descent.request('compute.report', { again: 'yes' }),
        window.descent.request('compute.report', { again: false, binding: '/tmp/mine.node' }),
        window.descent.request('compute.selfTest', { binding: '/tmp/mine.node' })
      ])
    )
    const codes = errors.map((envelope) => ('error' in envelope ? envelope.error.code : 'none'))
    expect(codes).toEqual([
      'unknown-channel',
      'unknown-channel',
      'invalid-input',
      'unknown-run',
      'invalid-input',
      'invalid-input',
      'invalid-input',
      'invalid-input',
      'invalid-input'
    ])
  })
})
