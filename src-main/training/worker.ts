import { parentPort, workerData } from 'node:worker_threads'
import { reportOf } from '../contract/errors'
import type { RunUpdate } from '../contract/run'
import { openExperiment } from './open-experiment'
import { Control } from './control'
import type { Assignment, WorkerSetting } from './protocol'
import { RunLoop } from './run-loop'

// The trainer's worker thread: it gets one assignment, carries it out and ends.

if (parentPort === null) throw new Error('worker.ts runs as a worker thread of trainer.ts')
const port = parentPort
const { control } = workerData as WorkerSetting
const tell = (update: RunUpdate): void => port.postMessage(update)

port.once('message', ({ configuration, locations }: Assignment) => {
  try {
    const experiment = openExperiment(configuration, locations)
    new RunLoop(experiment, new Control(control), tell).carryOut()
  } catch (error) {
    if (process.env['DESCENT_DEBUG']) console.error(error)
    tell({ state: 'failed', error: reportOf(error) })
  } finally {
    port.close()
  }
})
