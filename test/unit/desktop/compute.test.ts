import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { computeReport, type ComputeReport } from '../../../src-main/contract/compute'
import { Compute, type ComputeSetting } from '../../../src-main/desktop/compute'
import { CrashNote } from '../../../src-main/desktop/crash-note'
import { makeLibraryFolder } from '../../support/library-folder'
import { goodRow, loaded, ScriptedCheck } from '../../support/scripted-check'
import { temporaryFolder } from '../../support/temporary-folder'

let processes: ScriptedCheck[]
let reports: ComputeReport[]
let folder: string
beforeEach(() => {
  processes = []
  reports = []
  folder = temporaryFolder()
  vi.stubEnv('DESCENT_CACHE', join(folder, 'cache'))
  vi.stubEnv('DESCENT_TENSORFLOW', '')
})
afterEach(() => vi.unstubAllEnvs())

const note = (): string => join(folder, 'crash.json')

function newCompute(changes: Partial<ComputeSetting> = {}): Compute {
  return new Compute({
    root: folder,
    version: '1.2.3',
    crashNote: new CrashNote(note()),
    startCheck: (env) => {
      const process = new ScriptedCheck(env)
      processes.push(process)
      return process
    },
    onReport: (report) => reports.push(report),
    onProgress: () => {},
    ...changes
  })
}

/** A library that is at hand. */
function withLibrary(): string {
  const library = makeLibraryFolder(join(folder, 'library'))
  vi.stubEnv('DESCENT_TENSORFLOW', library)
  return library
}

const tensorflowOf = ({ engines }: ComputeReport): ComputeReport['engines'][number] | undefined =>
  engines.find(({ name }) => name === 'tensorflow')

/** Has the library loaded, and waits until that is told. */
async function checked(compute: Compute, play: (process: ScriptedCheck) => void): Promise<ComputeReport> {
  const told = reports.length
  compute.check()
  play(processes[processes.length - 1])
  await vi.waitFor(() => expect(reports).toHaveLength(told + 1))
  return reports[told]
}

const crash = (process: ScriptedCheck): void => process.exit('by signal SIGSEGV')
const load = (process: ScriptedCheck): void => {
  process.tell(loaded)
  process.tell({ type: 'done' })
}

describe('without a library', () => {
  it('starts no process, and says what brings one', async () => {
    const compute = newCompute()
    compute.check()
    expect(processes).toEqual([])
    expect(compute.usableLibrary()).toBeUndefined()
    expect(compute.tensorflow).toMatchObject({ problem: expect.stringContaining('not installed') })
    const report = computeReport.parse(await compute.report(false))
    expect(report).toMatchObject({ checking: false, application: { version: '1.2.3' } })
    expect(tensorflowOf(report)).toMatchObject({
      available: false,
      remedy: { command: 'npm run descent -- setup tensorflow' }
    })
    expect(tensorflowOf(report)?.problem).toBeUndefined()
  })

  it('says in an installation, which has no sources, where a folder from elsewhere goes', async () => {
    const remedy = tensorflowOf(await newCompute({ root: undefined }).report(false))?.remedy
    expect(remedy?.text).toContain(join(folder, 'cache'))
  })

  it('says why a folder that was named does not count', async () => {
    vi.stubEnv('DESCENT_TENSORFLOW', join(folder, 'nowhere'))
    expect((await newCompute().report(false)).problems).toEqual([expect.stringContaining('nowhere')])
  })

  it('finds one that has come since, when asked to look again', async () => {
    const compute = newCompute()
    withLibrary()
    expect(await compute.report(true)).toMatchObject({ checking: true, library: { origin: 'override' } })
    expect(processes).toHaveLength(1)
  })
})

describe('with a library', () => {
  it('has it loaded once, and tells what it is', async () => {
    const binding = join(withLibrary(), 'tfjs_binding.node')
    const compute = newCompute()
    expect(compute.usableLibrary()).toMatchObject({ binding, version: '9.8.7' })
    compute.check()
    expect(await compute.report(false)).toMatchObject({ checking: true, engines: [{}, { available: false }] })
    const report = computeReport.parse(await checked(compute, load))
    expect(processes).toHaveLength(1)
    expect(processes[0].sent).toEqual([{ binding }])
    expect(tensorflowOf(report)).toMatchObject({ available: true, version: '2.21.0', loading: 500 })
    expect(compute.usableLibrary()).toMatchObject({ binding })
  })

  it('goes on without one that cannot be loaded, and tries again at the next start', async () => {
    withLibrary()
    const compute = newCompute()
    const report = await checked(compute, (process) => process.tell({ type: 'failed', message: 'file too short' }))
    expect(tensorflowOf(report)).toMatchObject({ available: false, problem: 'file too short' })
    expect(compute.tensorflow).toEqual({ problem: 'TensorFlow is not used: file too short' })
    expect(newCompute().usableLibrary()).toBeDefined()
  })
})

describe('a library that crashes', () => {
  const problem = 'its process ended by signal SIGSEGV while it was loaded'

  it('is not used any more, now and at the next start', async () => {
    withLibrary()
    const compute = newCompute()
    const report = await checked(compute, crash)
    expect(tensorflowOf(report)).toMatchObject({
      available: false,
      problem,
      remedy: { command: 'npm run descent -- setup tensorflow --force' }
    })
    expect(compute.usableLibrary()).toBeUndefined()
    const next = newCompute()
    next.check()
    expect(processes).toHaveLength(1)
    expect(next.tensorflow).toEqual({ problem: `TensorFlow is not used: ${problem}` })
    expect(tensorflowOf(await next.report(false))).toMatchObject({ available: false, problem })
  })

  it('is tried again once it has changed', async () => {
    const library = withLibrary()
    await checked(newCompute(), crash)
    rmSync(library, { recursive: true })
    makeLibraryFolder(library, 'mended')
    expect(newCompute().usableLibrary()).toBeDefined()
  })

  it('is tried again when somebody asks for it', async () => {
    withLibrary()
    await checked(newCompute(), crash)
    const next = newCompute()
    expect(await next.report(true)).toMatchObject({ checking: true })
    expect(existsSync(note())).toBe(false)
    expect(processes).toHaveLength(2)
  })

  it('is not noted when the application ended the process itself', async () => {
    withLibrary()
    const compute = newCompute()
    compute.check()
    compute.close()
    expect(processes[0].kills).toBe(1)
    crash(processes[0])
    await new Promise(setImmediate)
    expect(existsSync(note())).toBe(false)
    expect(reports).toEqual([])
  })

  it('does no harm where its note cannot be written or read', async () => {
    withLibrary()
    mkdirSync(note())
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => {})
    await checked(newCompute(), crash)
    expect(complaint).toHaveBeenCalledOnce()
    complaint.mockRestore()
    expect(newCompute().usableLibrary()).toBeDefined()
  })

  it('is forgotten where the note is no JSON', () => {
    withLibrary()
    writeFileSync(note(), '{')
    expect(newCompute().usableLibrary()).toBeDefined()
  })
})

describe('the self-test', () => {
  it('gives everybody who asks meanwhile the same results', async () => {
    const compute = newCompute()
    const both = Promise.all([compute.selfTest(), compute.selfTest()])
    await vi.waitFor(() => expect(processes).toHaveLength(1))
    processes[0].tell({ type: 'row', row: goodRow, done: 1, total: 1 })
    processes[0].tell({ type: 'done' })
    const [one, other] = await both
    expect(one).toBe(other)
    expect(one).toMatchObject([{ engine: 'typescript', rows: [goodRow] }])
  })

  it('leaves out a library that is not used', async () => {
    withLibrary()
    const compute = newCompute()
    await checked(compute, crash)
    const results = compute.selfTest()
    await vi.waitFor(() => expect(processes).toHaveLength(2))
    processes[1].tell({ type: 'done' })
    expect((await results).map(({ engine }) => engine)).toEqual(['typescript'])
  })
})
