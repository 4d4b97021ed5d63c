import { availableParallelism } from 'node:os'
import { setImmediate as afterOthers } from 'node:timers/promises'
import type { SelfTestRow } from '../contract/compute'
import { casesOf, testOn, timeReference, type Extent } from '../engines/conformance/self-test'
import type { NamedCase } from '../engines/conformance/cases'
import { aboutTensorFlow } from '../engines/tensorflow/about'
import { TensorFlowEngine } from '../engines/tensorflow/engine'
import { loadTensorFlow } from '../engines/tensorflow/load'
import type { CheckAssignment, CheckMessage } from './engine-check-protocol'
import { parentLink } from './parent-link'

// The engine check: a process that loads TensorFlow and says what it is, and on request compares it with the
// reference. Whatever the library does to its process, it does to nobody else.

const link = parentLink<CheckAssignment, CheckMessage>()

link.onMessage((assignment) => {
  check(assignment).catch((error: unknown) => {
    link.send({ type: 'failed', message: error instanceof Error ? error.message : String(error) })
  })
})

async function check({ binding, selfTest, device }: CheckAssignment): Promise<void> {
  const engine = binding === undefined ? undefined : await load(binding)
  if (device === 'gpu' && engine?.device.kind !== 'gpu') throw new Error('TensorFlow found no GPU that it could use')
  if (selfTest !== undefined) await testEvery(casesFor(selfTest, engine), engine)
  link.send({ type: 'done' })
}

async function load(binding: string): Promise<TensorFlowEngine> {
  const start = performance.now()
  const tf = await loadTensorFlow(binding)
  const { version, device } = aboutTensorFlow(tf)
  link.send({ type: 'loaded', version, device, loading: performance.now() - start })
  return new TensorFlowEngine(tf, { kind: device, cores: availableParallelism() })
}

/** The reference is compared with nothing: only the cases that are timed are of interest. */
function casesFor(extent: Extent, engine: TensorFlowEngine | undefined): NamedCase[] {
  return casesOf(engine === undefined ? 'short' : extent)
}

async function testEvery(cases: readonly NamedCase[], engine: TensorFlowEngine | undefined): Promise<void> {
  const timed = casesOf('short').length
  for (const [index, each] of cases.entries()) {
    const row: SelfTestRow = engine === undefined ? timeReference(each) : testOn(engine, each, index < timed)
    link.send({ type: 'row', row, done: index + 1, total: cases.length })
    // What has been said gets out before the next training begins.
    await afterOthers()
  }
}
