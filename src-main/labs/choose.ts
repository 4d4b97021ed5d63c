import { datasets, type DatasetChoice, type DatasetName } from '../contract/datasets'
import type { Named, Registry } from '../contract/named'
import type { FeatureChoice, LearnerChoice } from '../contract/configuration'
import { showParameters } from '../contract/show'
import { features, type FeatureName } from '../learning/features/registry'
import { learners, type LearnerName } from '../learning/learners/registry'
import { defaultsOf, type Parameters, type ValuesOf } from '../learning/parameters'
import { scheduleParameters, type Schedule } from '../learning/schedule'

// What labs are written with: everything at its default but what they say.

type Changes<P extends Parameters> = Partial<ValuesOf<P>>

function choose<R extends Registry, N extends keyof R & string>(
  registry: R,
  name: N,
  changes: Changes<R[N]['parameters']>
): Extract<Named<R>, { name: N }> {
  return { name, parameters: { ...defaultsOf(registry[name].parameters), ...changes } } as Extract<
    Named<R>,
    { name: N }
  >
}

/** A dataset with its defaults but for `changes`. */
export function dataset<N extends DatasetName>(
  name: N,
  changes: Changes<(typeof datasets)[N]['parameters']> = {}
): Extract<DatasetChoice, { name: N }> {
  return choose(datasets, name, changes)
}

/** A feature map with its defaults but for `changes`. */
export function feature<N extends FeatureName>(
  name: N,
  changes: Changes<(typeof features)[N]['parameters']> = {}
): Extract<FeatureChoice, { name: N }> {
  return choose(features, name, changes)
}

/** A learner with its defaults but for `changes`. */
export function learner<N extends LearnerName>(
  name: N,
  changes: Changes<(typeof learners)[N]['parameters']> = {}
): Extract<LearnerChoice, { name: N }> {
  return choose(learners, name, changes)
}

export function schedule(changes: Partial<Schedule> = {}): Schedule {
  return { ...defaultsOf(scheduleParameters), ...changes }
}

export function show(changes: Changes<typeof showParameters> = {}): ValuesOf<typeof showParameters> {
  return { ...defaultsOf(showParameters), ...changes }
}

/** What stands in the configuration of every lab. */
export function common(lab: string): { version: 2; lab: string; seed: number; engine: 'auto' } {
  return { version: 2, lab, seed: 0, engine: 'auto' }
}
