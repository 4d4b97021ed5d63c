import { join } from 'node:path'
import type { DeviceKind, SelfTestProgress, SelfTestResult, SelfTestRow } from '../contract/compute'
import { stepTimeWords, verdictOf } from '../contract/compute-words'
import type { Extent } from '../engines/conformance/self-test'
import { libraryAtHand } from '../setup/tensorflow/library.mjs'
import { forkProgram } from '../training/forked-program'
import { selfTest } from '../training/self-test'

export interface SelfTestOptions {
  readonly extent: Extent
  /** Only TensorFlow, and only on this. */
  readonly device?: DeviceKind | undefined
  /** Whether there is a GPU that TensorFlow's library was made for. */
  readonly gpu: boolean
}

/** Trains small networks on every engine and device, each in a process of its own. */
export function runSelfTest(root: string, { extent, device, gpu }: SelfTestOptions): Promise<SelfTestResult[]> {
  const library = libraryAtHand(root)
  const program = join(root, 'out', 'main', 'engine-check.cjs')
  return selfTest({
    start: (env) => forkProgram(program, { env, quiet: !process.env['DESCENT_DEBUG'] }),
    library: 'problem' in library ? undefined : library,
    gpu,
    extent,
    only: device,
    onProgress: showProgress
  })
}

function showProgress({ title, done, total }: SelfTestProgress): void {
  const { stderr } = process
  if (stderr.isTTY) stderr.write(done === total ? '\r\u001b[K' : `\r\u001b[K${title}: ${done} of ${total}`)
}

const widths = { title: 32, step: 12, distance: 11 }

const meaning = `Self-test: the same networks, trained by every engine. The differences to the TypeScript engine are the
largest ones, as a share of the largest number; more than 0.0001 fails.`

/** A table for each engine and device, and whether all of them agree. */
export function selfTestReport(results: readonly SelfTestResult[]): string {
  return results.length === 0 ? '' : `\n${meaning}\n${results.map(tableOf).join('')}`
}

function tableOf(result: SelfTestResult): string {
  const { title, engine } = result
  const rows = shown(result.rows)
  const heading = line('', 'time a step', ...(engine === 'typescript' ? [] : ['loss', 'parameters']))
  const lines = rows.length === 0 ? [] : [heading, ...rows.map(rowLine)]
  return `\n${title}\n${[...lines, `  ${verdictOf(result)}`].map((text) => `${text}\n`).join('')}`
}

/** What was timed, and what failed: of a thorough test the rest would only be long. */
function shown(rows: readonly SelfTestRow[]): SelfTestRow[] {
  return rows.filter(({ stepTime, passed }) => stepTime !== undefined || !passed)
}

function rowLine({ title, stepTime, distances, passed }: SelfTestRow): string {
  const time = stepTime === undefined ? '' : stepTimeWords(stepTime)
  const numbers = distances === undefined ? [] : [distances.losses, distances.parameters].map(distanceWords)
  return `${line(title, time, ...numbers)}${passed ? '' : '  differs'}`
}

/** A difference, as a share of the largest number: "1.2e-7". */
function distanceWords(share: number): string {
  return share === 0 ? '0' : share.toExponential(1)
}

function line(title: string, time: string, ...distances: readonly string[]): string {
  const cells = [time.padStart(widths.step), ...distances.map((text) => text.padStart(widths.distance))]
  return `  ${title.padEnd(widths.title)}${cells.join('')}`.trimEnd()
}
