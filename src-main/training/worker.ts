import { parentPort, workerData } from 'node:worker_threads'
import { reportOf } from '../contract/errors'
import type { RunUpdate } from '../contract/run'
import { Control } from './control'
import { Engines } from './engines'
import type { Experiment } from './experiment'
import { openExperiment } from './open-experiment'
import type { Assignment, FromTrainer, WorkerSetting } from './protocol'
import { RunLoop } from './run-loop'

// The trainer's worker thread: it gets one assignment, carries it out and ends.

if (parentPort === null) throw new Error('worker.ts runs as a worker thread of trainer.ts')
const port = parentPort
const { control } = workerData as WorkerSetting
const say = (message: FromTrainer): void => port.postMessage(message)
const tell = (update: RunUpdate): void => say({ update })

port.once('message', async ({ configuration, locations, tensorflow }: Assignment) => {
  const engines = new Engines(tensorflow, (loading) => say({ loading }))
  let experiment: Experiment | undefined
  try {
    experiment = await openExperiment(configuration, locations, engines)
    new RunLoop(experiment, new Control(control), tell).carryOut()
  } catch (error) {
    if (process.env['DESCENT_DEBUG']) console.error(error)
    tell({ state: 'failed', error: reportOf(error) })
  } finally {
    experiment?.close?.()
    engines.close()
    port.close()
  }
})
