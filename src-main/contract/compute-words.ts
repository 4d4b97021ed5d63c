import type { ComputeReport, SelfTestResult } from './compute'

/** In one sentence what networks train on, and how fast that is. */
export function computeSummary({ checking, engines, processor }: ComputeReport): string {
  const tensorflow = engines.find(({ name }) => name === 'tensorflow')
  if (checking) return 'Finding out what networks can train on …'
  if (tensorflow === undefined || !tensorflow.available) {
    return 'Networks train in TypeScript: everything works, large networks more slowly.'
  }
  const { title, version = '', device } = tensorflow
  const engine = `${title} ${version}`.trim()
  if (device?.kind === 'gpu') return `Networks train on the ${device.name} with ${engine}.`
  return `Networks train on this computer’s processor with ${engine}${processor.cores > 1 ? `, on ${processor.cores} cores` : ''}.`
}

/** A time in milliseconds with three digits, as in "17.3 µs" or "1.40 ms". */
export function stepTimeWords(milliseconds: number): string {
  const [value, unit] = milliseconds < 0.9995 ? [milliseconds * 1000, 'µs'] : [milliseconds, 'ms']
  return `${value >= 999.5 ? value.toFixed(0) : value.toPrecision(3)} ${unit}`
}

/** Bytes as "15.6 GiB" or "512 MiB". */
export function memoryWords(bytes: number): string {
  const gigabytes = bytes / 2 ** 30
  return gigabytes < 1 ? `${(bytes / 2 ** 20).toFixed(0)} MiB` : `${gigabytes.toFixed(1)} GiB`
}

/** What a result says as a whole. */
export function verdictOf({ engine, rows, problem }: SelfTestResult): string {
  if (problem !== undefined) return `Failed: ${problem}.`
  const failed = rows.filter(({ passed }) => !passed).length
  if (failed > 0) return `${failed} of ${rows.length} trainings came to other numbers than the reference.`
  if (engine === 'typescript') return 'The reference, in double precision.'
  const trainings = `${rows.length} training${rows.length === 1 ? '' : 's'} of ${rows[0]?.steps ?? 0} gradient steps`
  return `The same numbers as the reference, within 0.01 %, in ${trainings}.`
}
